import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useRefresh } from 'react-admin';
import type { ConsentNow, LeadConsents, WordInput } from '../../../shared/consent-ledger.ts';
import type { Lead } from '../../../shared/records.ts';
import { useConsents } from '../app/useConsents.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { Mark, type Tone } from '../ui/Mark.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useTell } from '../ui/useTell.ts';
import { LedgerLines } from './LedgerLines.tsx';
import { contactLines, type ContactLine, wordOf } from './sayings.ts';

/** What a person said about being contacted; what they say now is one click. */
export function ConsentCardField({ lead }: { lead: Lead }) {
  const { data, error, refetch } = useConsents(lead.id);
  return (
    <Card aria-label="May be contacted">
      <CardTitle>May be contacted</CardTitle>
      {error && !data ? <Problem error={error} retry={() => void refetch()} /> : null}
      {data ? <Lines lead={lead} consents={data} /> : !error && <SkeletonRows rows={5} />}
    </Card>
  );
}

function Lines({ lead, consents }: { lead: Lead; consents: LeadConsents }) {
  const { say, error, isPending } = useSay(lead);
  const isStopped = lead.contactStop === 'doNotContact';
  return (
    <>
      {error ? <Problem error={error} /> : null}
      {isStopped && (
        <Quiet sx={{ mb: 1 }}>
          “Do not contact” comes before all of this: nobody writes or calls, whatever is said below.
        </Quiet>
      )}
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 1 }}>
        <Box component="li" aria-hidden sx={{ ...row, ...heads }}>
          <span />
          <span>Now</span>
          <span>They say</span>
        </Box>
        {contactLines.map((line) => (
          <Line
            key={line.label}
            line={line}
            state={stateOf(consents.now, line)}
            isStopped={isStopped}
            busy={isPending}
            say={say}
          />
        ))}
      </Box>
      <LedgerLines lead={lead} rows={consents.rows} />
    </>
  );
}

type Say = (said: { word: WordInput; words: string }) => void;

function useSay({ id }: Lead) {
  const provider = useProvider();
  const tell = useTell();
  const refresh = useRefresh();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ word }: { word: WordInput; words: string }) => provider.recordWord(id, word),
    onSuccess: (done, { words }) => {
      tell(`Written down: ${words.toLowerCase()}.`, done);
      refresh();
    },
  });
  const say: Say = mutate;
  return { say, error, isPending };
}

function stateOf(now: readonly ConsentNow[], { channel, purpose }: ContactLine) {
  return now.find((each) => each.channel === channel && each.purpose === purpose)?.state ?? null;
}

const looks: Record<'given' | 'withdrawn' | 'unsaid' | 'stopped', { tone: Tone; word: string }> = {
  given: { tone: 'good', word: 'Yes' },
  withdrawn: { tone: 'late', word: 'No' },
  unsaid: { tone: 'quiet', word: 'Not said' },
  stopped: { tone: 'late', word: 'Stopped' },
};

type LineProps = {
  line: ContactLine;
  state: ConsentNow['state'];
  /** They asked not to be contacted at all: nothing else they said counts. */
  isStopped: boolean;
  busy: boolean;
  say: Say;
};

function Line({ line, state, isStopped, busy, say }: LineProps) {
  const { tone, word } = looks[isStopped ? 'stopped' : (state ?? 'unsaid')];
  const offered = state === 'given' ? ['no'] : state === 'withdrawn' ? ['yes'] : ['yes', 'no'];
  return (
    <Box component="li" sx={row}>
      <span>{line.label}</span>
      <Mark tone={tone}>{word}</Mark>
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        {offered.map((answer) => {
          const isYes = answer === 'yes';
          const words = isYes ? line.yes : line.no;
          return (
            <Button
              key={answer}
              size="small"
              disabled={busy}
              aria-label={`${isYes ? 'Yes' : 'No'}: ${words}`}
              onClick={() => say({ word: wordOf(line, isYes ? 'given' : 'withdrawn'), words })}
            >
              {isYes ? 'Yes' : 'No'}
            </Button>
          );
        })}
      </Box>
    </Box>
  );
}

const heads = {
  minHeight: 0,
  fontSize: 13,
  color: 'var(--ink-2)',
  '& > :last-child': { textAlign: 'right' },
};

const row = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto minmax(104px, auto)',
  gap: 1,
  alignItems: 'center',
  minHeight: 32,
  '& > :last-child': { justifyContent: 'flex-end' },
};
