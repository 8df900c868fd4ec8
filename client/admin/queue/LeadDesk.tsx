import Box from '@mui/material/Box';
import { useState } from 'react';
import { useNavigate } from 'react-admin';
import type { QueueTurn } from '../../../shared/today.ts';
import { useZone } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { callOutcomeLabels } from '../../../shared/labels.ts';
import type { CallOutcome } from '../../../shared/vocabulary.ts';
import { leadName } from '../format/leadName.ts';
import { LeadDialogField } from '../leads/LeadDialogField.tsx';
import { once, useHotkeys } from '../ui/useHotkeys.ts';
import { OutcomeButtons, outcomes, type Outcome } from './OutcomeButtons.tsx';
import { QueueKeys, type QueueKey } from './QueueKeys.tsx';
import { QueuePanel, type Panel } from './QueuePanel.tsx';
import { QueueSaid } from './QueueSaid.tsx';
import { isErrand, thenWords } from './queueWords.ts';
import type { Queue } from './useQueue.ts';

type Props = { queue: Queue; turn: NonNullable<QueueTurn['turn']>; now: string };

/** What can be done about a lead: the outcomes, the keys, and the form that one of them opens. */
export function LeadDesk({ queue, turn, now }: Props) {
  const { row, next } = turn;
  const provider = useProvider();
  const navigate = useNavigate();
  const zone = useZone(row.locationId);
  const [panel, setPanel] = useState<Panel | null>(null);
  const save = (outcome: CallOutcome) =>
    void queue.finish(
      () => provider.logCall(row.leadId, { outcome, openOnly: true }),
      `Saved for ${leadName(row)}: ${callOutcomeLabels[outcome].toLowerCase()}.`,
    );
  const choose = (outcome: Outcome) =>
    outcome === 'reached' || outcome === 'booked' ? setPanel(outcome) : save(outcome);
  const { task } = row;
  const finishTask = (errand: NonNullable<typeof task>) =>
    void queue.finish(() => provider.finishTask(errand), `Done for ${leadName(row)}.`);
  const keys: QueueKey[] = [
    ...(task !== null && isErrand(row)
      ? [{ key: 'd', label: 'Done', press: () => finishTask(task) }]
      : []),
    { key: 'n', label: 'Note', press: () => setPanel('note') },
    { key: 's', label: 'Later', press: () => setPanel('later') },
    { key: 'c', label: 'Close', press: () => setPanel('close') },
    { key: 'p', label: 'Said', press: () => setPanel('said') },
    { key: 'ArrowRight', shown: '→', label: 'Next', press: () => void queue.pass() },
    { key: 'u', label: 'Undo', press: () => void queue.undo() },
  ];
  useQueueKeys(panel === null, keys, choose, () => navigate('/today'));
  const then = (outcome: Outcome) =>
    outcome === 'booked' ? 'the free times' : thenWords(next, outcome, zone, now);
  return (
    <>
      {panel === null || panel === 'booked' || panel === 'said' ? (
        <>
          <Box sx={belowFront}>
            <OutcomeButtons busy={queue.busy} then={then} choose={choose} />
          </Box>
          <QueueKeys keys={keys} busy={queue.busy} />
        </>
      ) : (
        <Box sx={belowFront}>
          <QueuePanel panel={panel} open={setPanel} queue={queue} turn={turn} now={now} />
        </Box>
      )}
      {panel === 'said' && <QueueSaid row={row} queue={queue} close={() => setPanel(null)} />}
      {panel === 'booked' && (
        <LeadDialogField
          leadId={row.leadId}
          action="book"
          close={() => setPanel(null)}
          booked={(done) =>
            void queue.finish(() => Promise.resolve(done), `Booked for ${leadName(row)}.`)
          }
        />
      )}
    </>
  );
}

const belowFront = { mt: { xs: 2.5, md: 0 } };

/** The keys of a lead while nothing is open over it. A key that is held down counts once. */
function useQueueKeys(
  active: boolean,
  keys: readonly QueueKey[],
  choose: (outcome: Outcome) => void,
  leave: () => void,
): void {
  const byKey = [
    ...outcomes.map(({ outcome }, index) => [String(index + 1), () => choose(outcome)] as const),
    ...keys.map(({ key, press }) => [key, press] as const),
    ['Escape', leave] as const,
  ];
  const counted = byKey.map(([key, press]) => [key, once(press)]);
  useHotkeys(active ? Object.fromEntries(counted) : {});
}
