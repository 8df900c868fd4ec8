import Button from '@mui/material/Button';
import { useState } from 'react';
import { required, TextInput, useDataProvider } from 'react-admin';
import type { ApiKey } from '../../../shared/records.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { KeyOnce } from './KeyOnce.tsx';

const needed = required();

/** Makes a key and shows it, this once. */
export function NewKey() {
  const provider = useDataProvider();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  async function make(name: unknown): Promise<void> {
    const { data } = await provider.create<ApiKey>('apiKeys', { data: { name } });
    setMade(data.key ?? null);
  }
  return (
    <>
      <Button variant="contained" color="primary" onClick={() => setAsking(true)}>
        New key
      </Button>
      {asking && (
        <ActionDialog
          title="A key for a web site"
          action="Make the key"
          done="The key is made."
          act={({ name }) => make(name)}
          close={() => setAsking(false)}
        >
          <TextInput
            source="name"
            label="For"
            validate={needed}
            helperText="The web site that will use it, so that you know it again."
            autoComplete="off"
          />
        </ActionDialog>
      )}
      {made !== null && <KeyOnce apiKey={made} close={() => setMade(null)} />}
    </>
  );
}
