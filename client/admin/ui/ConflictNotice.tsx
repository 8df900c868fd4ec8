import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { HttpError, type RaRecord } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { isApiError } from '../app/httpClient.ts';
import { type Clash, clashesOf } from './clashesOf.ts';

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

/** Puts a colleague's version under what was typed here, and says which fields both changed. */
export function ConflictNotice({ theirs }: { theirs: RaRecord | null }) {
  const { reset, formState } = useFormContext();
  const { dirtyFields, defaultValues } = formState;
  const [clashes, setClashes] = useState<Clash[] | null>(null);
  useEffect(() => {
    if (theirs !== null) {
      setClashes(clashesOf(defaultValues ?? {}, theirs, Object.keys(dirtyFields)));
      reset(theirs, { keepDirtyValues: true });
    }
    // Once for each refused save: what is typed afterwards must not do it again.
  }, [theirs]);
  if (theirs === null || clashes === null) {
    return null;
  }
  const takeTheirs = () => {
    reset(theirs);
    setClashes(null);
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
      {clashes.map(({ label, words }) => (
        <div key={label}>
          {label}: they wrote “{words}”.
        </div>
      ))}
    </Alert>
  );
}
