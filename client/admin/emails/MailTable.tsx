import type { MouseEvent } from 'react';
import { DataTable, useListContext, LinkBase as Link } from 'react-admin';
import type { Email, Lead } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { formatMoment } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { leadName } from '../format/leadName.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { MailMark } from './MailMark.tsx';
import { templateLabels } from '../../../shared/labels.ts';

type MailLine = Email & { lead?: Pick<Lead, 'firstName' | 'lastName'> };

const Col = DataTable.Col<MailLine>;

export function MailTable() {
  const { isPending } = useListContext();
  const zone = useZone(undefined);
  const now = useNow();
  if (isPending) {
    return <SkeletonRows rows={12} />;
  }
  return (
    <DataTable<MailLine> rowClick="show" bulkActionButtons={false} sx={narrow}>
      <Col
        source="createdAt"
        label="Written"
        render={(mail) => formatMoment(mail.createdAt, zone, now)}
      />
      <Col source="to" label="To" render={recipient} />
      <Col source="template" label="Mail" render={(mail) => templateLabels[mail.template]} />
      <Col source="status" label="State" render={(mail) => <MailMark status={mail.status} />} />
      <Col source="attempts" label="Tries" />
      <Col source="error" label="What the server said" disableSort />
    </DataTable>
  );
}

function recipient(mail: MailLine) {
  return (
    <Link
      to={`/emails/${mail.id}/show`}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      style={{ color: 'inherit', fontWeight: 650, textDecoration: 'none' }}
    >
      {mail.lead ? leadName(mail.lead) : mail.to}
    </Link>
  );
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td': { color: 'var(--ink-2)' },
  '& td.column-to': { color: 'var(--ink)' },
  '& td.column-createdAt': { whiteSpace: 'nowrap' },
  '& td.column-error': {
    fontSize: 13,
    maxWidth: 280,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '@media (max-width: 899px)': {
    '& .column-error, & .column-attempts, & .column-template': { display: 'none' },
  },
  '@media (max-width: 599px)': {
    '& th, & td': { padding: '4px 8px' },
    '& td.column-createdAt': { whiteSpace: 'normal' },
  },
};
