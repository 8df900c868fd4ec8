import Button from '@mui/material/Button';
import { useState } from 'react';
import { DataTable } from 'react-admin';
import type { ApiKey } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { formatMoment } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Mark } from '../ui/Mark.tsx';
import { SettingsList } from '../ui/SettingsList.tsx';
import { NewKey } from './NewKey.tsx';
import { RevokeDialog } from './RevokeDialog.tsx';

const Col = DataTable.Col<ApiKey>;
const newestFirst = { field: 'createdAt', order: 'DESC' } as const;

/** The keys of web sites that send requests; a key that was revoked stays, to say what once was. */
export function ApiKeyList() {
  const [ending, setEnding] = useState<ApiKey | null>(null);
  const zone = useZone(undefined);
  const now = useNow();
  const moment = (iso: string | null) => (iso === null ? 'Never' : formatMoment(iso, zone, now));
  return (
    <SettingsList
      title="API keys"
      sort={newestFirst}
      action={<NewKey />}
      empty={
        <EmptyState title="No keys yet">
          A web site with a key of its own can send requests straight to Stillpoint.
        </EmptyState>
      }
    >
      <DataTable<ApiKey> rowClick={false} bulkActionButtons={false} sx={narrow}>
        <Col source="name" label="For" />
        <Col source="prefix" label="Begins with" render={({ prefix }) => <code>{prefix}…</code>} />
        <Col source="createdAt" label="Made" render={(key) => moment(key.createdAt)} />
        <Col source="lastUsedAt" label="Last used" render={(key) => moment(key.lastUsedAt)} />
        <Col
          source="revokedAt"
          label="State"
          render={(key) =>
            key.revokedAt === null ? (
              <Button
                size="small"
                onClick={() => setEnding(key)}
                aria-label={`Revoke the key for ${key.name}`}
              >
                Revoke
              </Button>
            ) : (
              <Mark tone="quiet">Revoked {moment(key.revokedAt)}</Mark>
            )
          }
        />
      </DataTable>
      {ending && <RevokeDialog apiKey={ending} close={() => setEnding(null)} />}
    </SettingsList>
  );
}

const narrow = {
  '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
  '& td.column-name': { fontWeight: 650, overflowWrap: 'anywhere' },
  '@media (max-width: 899px)': { '& .column-createdAt, & .column-prefix': { display: 'none' } },
};
