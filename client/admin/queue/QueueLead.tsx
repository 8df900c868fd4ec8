import Box from '@mui/material/Box';
import type { QueueTurn } from '../../../shared/today.ts';
import { useIsAtHand } from '../app/useAtHand.ts';
import { leadName } from '../format/leadName.ts';
import { BeforeCard, SayCard } from './LeadCards.tsx';
import { LeadDesk } from './LeadDesk.tsx';
import { LeadFront } from './LeadFront.tsx';
import type { Queue } from './useQueue.ts';

type Props = { queue: Queue; turn: NonNullable<QueueTurn['turn']>; now: string };

/**
 * One lead fills the screen; everything about it is one key away. Where the same lead comes again
 * only the desk begins anew: the word that nobody works on it any more, sent by a page that goes
 * and comes back in one moment, could arrive last.
 */
export function QueueLead({ queue, turn, now }: Props) {
  const { row, section, requesterName, before } = turn;
  useIsAtHand(row.leadId, leadName(row));
  return (
    <Box component="article" aria-busy={queue.busy} sx={stack}>
      <LeadFront turn={turn} now={now} />
      <Box sx={cards}>
        <SayCard row={row} section={section} requesterName={requesterName} />
        <BeforeCard row={row} before={before} now={now} />
      </Box>
      <LeadDesk key={queue.turns} queue={queue} turn={turn} now={now} />
    </Box>
  );
}

/** On a phone the keys come before what can be read later. */
const stack = { display: 'flex', flexDirection: 'column' };

const cards = {
  order: { xs: 1, md: 0 },
  display: 'grid',
  gap: 2.5,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' },
  mt: 3.25,
  mb: { md: 3.25 },
};
