import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useState } from 'react';
import type { ImportRecord } from '../../../shared/import.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { countOf, type Sighting, timeLeft } from './importWords.ts';
import { useAct } from './useAct.ts';

const doing: Partial<Record<ImportRecord['state'], string>> = {
  checking: 'Checking the file. Nothing is brought in yet.',
  running: 'Bringing the leads in.',
  takingBack: 'Taking the import back.',
};

/** How far the server was when it was last asked (`seenAt`, in milliseconds), how long it still takes, and the way to stop it. */
export function Progress({ record, seenAt }: { record: ImportRecord; seenAt: number }) {
  const provider = useProvider();
  const { act, busy, error } = useAct();
  const { state, done, total } = record;
  return (
    <Card aria-label="Progress">
      <p>{doing[state]}</p>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 0 : (100 * done) / total}
        aria-label="How far it is"
        sx={{ my: 1.5, height: 8, borderRadius: 99 }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Quiet as="span" sx={{ flex: 1 }}>
          {done.toLocaleString('en-US')} of {countOf(total, 'row')}
          <Left seen={{ at: seenAt, done }} total={total} />
        </Quiet>
        {state !== 'takingBack' && (
          <Button disabled={busy} onClick={() => void act(() => provider.stopImport(record.id))}>
            Stop
          </Button>
        )}
      </Box>
      <Quiet sx={{ mt: 1 }}>You can close this page: it goes on by itself.</Quiet>
      {error !== null && <Problem error={error} />}
    </Card>
  );
}

/** By the pace since the page was opened. */
function Left({ seen, total }: { seen: Sighting; total: number }) {
  const [first] = useState(seen);
  const words = timeLeft(first, seen, total);
  return words === null ? null : <>, {words}</>;
}
