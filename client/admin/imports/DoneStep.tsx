import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useState } from 'react';
import { LinkBase as Link } from 'react-admin';
import type { ImportRecord } from '../../../shared/import.ts';
import { problemsAddress } from '../app/fileAddresses.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { DialogFrame } from '../ui/DialogFrame.tsx';
import { Problem } from '../ui/Problem.tsx';
import { countOf, outcomeWords } from './importWords.ts';
import { RowTable } from './RowTable.tsx';
import { useAct } from './useAct.ts';
import { useRows } from './useRows.ts';

/** What came of it; and the way on, or back. */
export function DoneStep({ record }: { record: ImportRecord }) {
  const provider = useProvider();
  const { act, busy, error } = useAct();
  const [asking, setAsking] = useState(false);
  const { id, state, refused, kept } = record;
  const canTakeBack = state === 'done' || state === 'stopped';
  return (
    <>
      <Card aria-label="What came of it">
        <p>{state === 'takenBack' ? takenBackWords(record) : outcomeWords(record)}</p>
        {state === 'stopped' && (
          <Quiet>Go on with the rest, or take back what was brought in.</Quiet>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
          {state === 'stopped' && (
            <Button
              variant="contained"
              color="primary"
              disabled={busy}
              onClick={() => void act(() => provider.runImport(id))}
            >
              Go on
            </Button>
          )}
          {canTakeBack && <Button onClick={() => setAsking(true)}>Take back</Button>}
          {refused > 0 && record.columns.length > 0 && (
            <Button component="a" href={problemsAddress(id)} download variant="text">
              Rows left out, as CSV
            </Button>
          )}
        </Box>
        {error !== null && <Problem error={error} />}
      </Card>
      {kept > 0 && <Kept importId={id} count={kept} />}
      {asking && (
        <TakeBackDialog
          close={() => setAsking(false)}
          take={() => act(() => provider.takeBackImport(id))}
        />
      )}
    </>
  );
}

function takenBackWords({ kept, made }: ImportRecord): string {
  const gone = `${countOf(made - kept, 'lead')} of ${countOf(made, 'lead')} went again.`;
  return kept === 0
    ? `Taken back. ${gone}`
    : `Taken back. ${gone} ${countOf(kept, 'lead')} stayed, because somebody has worked on them.`;
}

function TakeBackDialog({ close, take }: { close: () => void; take: () => Promise<void> }) {
  return (
    <DialogFrame
      title="Take this import back?"
      close={close}
      actions={
        <>
          <Button variant="text" onClick={close}>
            Keep it
          </Button>
          <Button
            variant="contained"
            color="primary"
            onClick={() => {
              close();
              void take();
            }}
          >
            Take back
          </Button>
        </>
      }
    >
      <p>
        Leads that nobody has touched since are deleted with their history. Leads that were worked
        on stay, and are listed with the reason. Leads that were there before get back what they
        had.
      </p>
    </DialogFrame>
  );
}

/** Leads that somebody worked on since, with the reason. */
function Kept({ importId, count }: { importId: number; count: number }) {
  const found = useRows(importId, 'kept');
  return (
    <Card aria-label="Leads that stayed" sx={{ p: 0, overflow: 'hidden' }}>
      <CardTitle sx={{ p: '12px 18px', mb: 0 }}>{countOf(count, 'lead')} stayed</CardTitle>
      <RowTable found={found} columns={['Row', 'Lead', 'Why it stayed']}>
        {found.rows.map(({ row, leadId, reason }) => (
          <TableRow key={row}>
            <TableCell>{row}</TableCell>
            <TableCell>
              {leadId !== null && <Link to={`/leads/${leadId}/show`}>Open the lead</Link>}
            </TableCell>
            <TableCell>{reason}</TableCell>
          </TableRow>
        ))}
      </RowTable>
    </Card>
  );
}
