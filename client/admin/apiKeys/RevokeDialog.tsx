import { useDataProvider } from 'react-admin';
import type { ApiKey } from '../../../shared/records.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';

type Props = { apiKey: ApiKey; close: () => void };

/** Asks once before a web site is shut out. */
export function RevokeDialog({ apiKey, close }: Props) {
  const provider = useDataProvider();
  return (
    <ActionDialog
      title={`Revoke the key for ${apiKey.name}?`}
      action="Revoke"
      done="Revoked."
      act={() => provider.delete('apiKeys', { id: apiKey.id, previousData: apiKey })}
      close={close}
    >
      <p>
        Whatever uses it is refused from now on, and its requests don’t reach you. This can’t be
        taken back; make a new key instead.
      </p>
    </ActionDialog>
  );
}
