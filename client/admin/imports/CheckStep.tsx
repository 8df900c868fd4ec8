import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ImportRecord } from '../../../shared/import.ts';
import { problemsAddress } from '../app/fileAddresses.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { ColumnsStep, DropButton } from './ColumnsStep.tsx';
import { DuplicateRows } from './DuplicateRows.tsx';
import { countOf } from './importWords.ts';
import { ProblemRows } from './ProblemRows.tsx';
import { useAct } from './useAct.ts';

/** What would happen, before it does. */
export function CheckStep({ record }: { record: ImportRecord }) {
  const [changing, setChanging] = useState(false);
  return changing ? (
    <ColumnsStep record={record} />
  ) : (
    <Found record={record} change={() => setChanging(true)} />
  );
}

function Found({ record, change }: { record: ImportRecord; change: () => void }) {
  const provider = useProvider();
  const { act, busy, error } = useAct();
  const { id, total, refused, problems, duplicates } = record;
  const coming = total - refused;
  return (
    <>
      <Card aria-label="What was found">
        <p>
          {countOf(coming, 'row')} of {total.toLocaleString('en-US')} can be brought in
          {duplicates > 0 &&
            `; in ${duplicates.toLocaleString('en-US')} the person is there already`}
          .
          {refused > 0 &&
            ` ${countOf(refused, 'row')} will be left out for ${refused === 1 ? 'its' : 'their'} problems.`}
        </p>
        <Quiet>{openWords(record)}</Quiet>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 2 }}>
          <Button
            variant="contained"
            color="primary"
            disabled={busy || coming === 0}
            onClick={() => void act(() => provider.runImport(id))}
          >
            Bring in {countOf(coming, 'row')}
          </Button>
          <Button onClick={change}>Change the columns</Button>
          <DropButton record={record} />
        </Box>
        {error !== null && <Problem error={error} />}
      </Card>
      {problems > 0 && (
        <Card aria-label="Problems" sx={{ p: 0, overflow: 'hidden' }}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, p: '12px 18px' }}>
            <CardTitle sx={{ flex: 1, mb: 0 }}>{countOf(problems, 'problem')}</CardTitle>
            <Button size="small" component="a" href={problemsAddress(id)} download>
              Download as CSV
            </Button>
          </Box>
          <ProblemRows importId={id} />
        </Card>
      )}
      {duplicates > 0 && (
        <Card aria-label="There already" sx={{ p: 0, overflow: 'hidden' }}>
          <CardTitle sx={{ p: '12px 18px', mb: 0 }}>
            {countOf(duplicates, 'person', 'people')} there already
          </CardTitle>
          <DuplicateRows record={record} />
        </Card>
      )}
    </>
  );
}

function openWords({ open, plan }: ImportRecord): string {
  if (open === 0) {
    return 'All of them are over, infused or closed: nothing is planned for them. No mail goes out.';
  }
  const leads = countOf(open, 'lead');
  const is = open === 1 ? 'is' : 'are';
  const mails =
    plan?.sendLinks === true || plan?.open === 'followUp'
      ? 'Mails go only to those who agreed.'
      : 'No mail goes out.';
  return `${leads} ${is} still open. ${mails}`;
}
