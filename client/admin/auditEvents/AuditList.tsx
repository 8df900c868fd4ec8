import { useState } from 'react';
import { DataTable, LinkBase as Link } from 'react-admin';
import type { AuditEvent } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { formatMoment } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SettingsList } from '../ui/SettingsList.tsx';
import { AuditFilters, type Choices, filterOf } from './AuditFilters.tsx';
import { actWords, recordWords } from './auditWords.ts';

const Col = DataTable.Col<AuditEvent>;
const newestFirst = { field: 'id', order: 'DESC' } as const;

/** The trail of who did what, to read. */
export function AuditList() {
  const [choices, setChoices] = useState<Choices>({ action: '', actorId: '' });
  const zone = useZone(undefined);
  const now = useNow();
  const staff = useStaff();
  const nameOf = (id: string) => staff.find((user) => user.id === id)?.name;
  const who = ({ actorId }: AuditEvent) =>
    actorId === null ? 'Nobody signed in' : (nameOf(actorId) ?? 'A colleague');
  return (
    <SettingsList
      title="Audit"
      sort={newestFirst}
      filter={filterOf(choices)}
      above={<AuditFilters choices={choices} choose={setChoices} />}
      empty={<EmptyState title="Nothing of that kind">Choose another act or person.</EmptyState>}
    >
      <DataTable<AuditEvent> rowClick={false} bulkActionButtons={false} sx={narrow}>
        <Col
          source="at"
          label="When"
          disableSort
          render={(event) => formatMoment(event.at, zone, now)}
        />
        <Col source="actorId" label="Who" disableSort render={who} />
        <Col source="action" label="What" disableSort render={actWords} />
        <Col
          source="recordId"
          label="Which"
          disableSort
          render={(event) => recordLink(event, nameOf)}
        />
      </DataTable>
    </SettingsList>
  );
}

function recordLink(event: AuditEvent, nameOf: (id: string) => string | undefined) {
  const { words, page } = recordWords(event, nameOf);
  return page === null ? words : <Link to={page}>{words}</Link>;
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td.column-at': { whiteSpace: 'nowrap', color: 'var(--ink-2)' },
};
