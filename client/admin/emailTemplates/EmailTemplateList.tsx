import type { MouseEvent } from 'react';
import { DataTable, LinkBase as Link } from 'react-admin';
import { languageLabels, templateLabels } from '../../../shared/labels.ts';
import type { EmailTemplate } from '../../../shared/records.ts';
import { SettingsList } from '../ui/SettingsList.tsx';

const Col = DataTable.Col<EmailTemplate>;

/** Every mail that Stillpoint writes, in each language. */
export function EmailTemplateList() {
  return (
    <SettingsList title="Mail templates">
      <DataTable<EmailTemplate> rowClick="edit" bulkActionButtons={false} sx={narrow}>
        <Col source="name" label="Mail" render={nameLink} />
        <Col source="language" label="Language" render={(each) => languageLabels[each.language]} />
        <Col source="subject" label="Subject" disableSort />
      </DataTable>
    </SettingsList>
  );
}

function nameLink({ id, name }: EmailTemplate) {
  return (
    <Link
      to={`/emailTemplates/${id}`}
      onClick={(event: MouseEvent) => event.stopPropagation()}
      style={{ color: 'inherit', fontWeight: 650, textDecoration: 'none' }}
    >
      {templateLabels[name]}
    </Link>
  );
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '@media (max-width: 699px)': { '& .column-subject': { display: 'none' } },
};
