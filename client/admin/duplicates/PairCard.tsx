import Box from '@mui/material/Box';
import type { DuplicatePair } from '../../../shared/duplicates.ts';
import { leadName } from '../format/leadName.ts';
import { Card } from '../ui/Card.tsx';
import { LeadColumn } from './LeadColumn.tsx';
import { PairButtons, ReconsiderButton } from './PairButtons.tsx';
import { sentence } from './relatedWords.ts';

const columns = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
  gap: 2.5,
  mb: 1.75,
};

const foot = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.5,
  alignItems: 'center',
  borderTop: '1px solid var(--line)',
  pt: 1.5,
};

/** Two leads side by side, why they may be one person's, and what to do about it. */
export function PairCard({ pair }: { pair: DuplicatePair }) {
  const { lead, other } = pair;
  if (!lead || !other) {
    return null;
  }
  return (
    <Card aria-label={`${leadName(lead)} and ${leadName(other)}`}>
      <Box sx={columns}>
        <LeadColumn lead={lead} />
        <LeadColumn lead={other} />
      </Box>
      <Box sx={foot}>
        <Box component="p" sx={{ flex: 1, minWidth: 220, color: 'var(--ink-2)' }}>
          {sentence(pair.why)}
        </Box>
        {pair.ruledOutAt === null ? (
          <PairButtons pairId={pair.id} ids={[lead.id, other.id]} />
        ) : (
          <ReconsiderButton pairId={pair.id} />
        )}
      </Box>
    </Card>
  );
}
