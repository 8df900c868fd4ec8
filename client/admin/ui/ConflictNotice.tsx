import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { HttpError, type RaRecord } from 'react-admin';
import { useFormContext, useFormState } from 'react-hook-form';
import { isApiError } from '../app/httpClient.ts';
import { clashesOf } from './clashesOf.ts';

/** The record as it is now, where a write was refused because somebody was faster. */
export function conflictOf(thrown: unknown): RaRecord | null {
  if (!(thrown instanceof HttpError) || thrown.status !== 409 || !isApiError(thrown.body)) {
    return null;
  }
  const { current } = thrown.body;
  return isRecord(current) ? current : null;
}

function isRecord(value: unknown): value is RaRecord {
  return typeof value === 'object' && value !== null && 'id' in value;
}

type Props = { before: RaRecord; theirs: RaRecord };

/** Says that a colleague's version lies under what was typed here, and which fields both changed. */
export function ConflictNotice({ before, theirs }: Props) {
  const { reset } = useFormContext();
  const { dirtyFields } = useFormState();
  const [taken, setTaken] = useState<RaRecord | null>(null);
  if (taken === theirs) {
    return null;
  }
  const takeTheirs = () => {
    reset(theirs);
    setTaken(theirs);
  };
  return (
    <Alert
      severity="warning"
      icon={false}
      sx={{ mb: 2 }}
      action={
        <Button size="small" onClick={takeTheirs}>
          Take theirs
        </Button>
      }
    >
      Somebody changed this while you were typing. Their changes are in the form now; what you typed
      is kept. Look it over and save again to keep yours.
      {clashesOf(before, theirs, Object.keys(dirtyFields)).map(({ label, words }) => (
        <div key={label}>
          {label}: they wrote “{words}”.
        </div>
      ))}
    </Alert>
  );
}
