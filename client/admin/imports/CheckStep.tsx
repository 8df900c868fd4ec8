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
import { countOf, plain } from './importWords.ts';
import { ProblemRows } from './ProblemRows.tsx';
import { useAct } from './useAct.ts';
import { useLeftOut } from './useRows.ts';

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
  const leftOut = useLeftOut(record);
  const coming = total - refused - leftOut;
  return (
    <>
      <Card aria-label="What was found">
        <p>{comingWords({ coming, leftOut, total, refused })}</p>
        <Quiet>{openWords(record, { coming, leftOut })}</Quiet>
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

type Counted = Record<'coming' | 'leftOut' | 'refused' | 'total', number>;

/** `2 rows of 8 can be brought in: 2 are left out as already here, 4 for their problems.` */
function comingWords({ coming, leftOut, refused, total }: Counted): string {
  const reasons = [
    { count: leftOut, why: 'as already here' },
    { count: refused, why: refused === 1 ? 'for its problems' : 'for their problems' },
  ].filter(({ count }) => count > 0);
  const out = reasons.map(({ count, why }, index) => {
    const verb = count === 1 ? ' is left out' : ' are left out';
    return `${plain.format(count)}${index === 0 ? verb : ''} ${why}`;
  });
  const all = `${countOf(coming, 'row')} of ${plain.format(total)} can be brought in`;
  return `${[all, ...(out.length > 0 ? [out.join(', ')] : [])].join(': ')}.`;
}

/** How many of those that are left out as already here are open is not known. */
function openWords(
  { open: found, plan }: ImportRecord,
  { coming, leftOut }: Pick<Counted, 'coming' | 'leftOut'>,
): string {
  const open = Math.min(found, coming);
  if (coming === 0) {
    return 'Nothing would be brought in.';
  }
  if (open === 0) {
    return 'All of them are over, infused or closed: nothing is planned for them. No mail goes out.';
  }
  const leads = `${leftOut > 0 ? 'Up to ' : ''}${countOf(open, 'lead')}`;
  const is = open === 1 ? 'is' : 'are';
  const mails =
    plan?.sendLinks === true || plan?.open === 'followUp'
      ? 'Mails go only to those who agreed.'
      : 'No mail goes out.';
  return `${leads} ${is} still open. ${mails}`;
}
