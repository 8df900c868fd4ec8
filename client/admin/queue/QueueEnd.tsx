import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';
import type { Today } from '../../../shared/today.ts';
import { useZoneOf } from '../app/useLocations.ts';
import { useToday } from '../app/useToday.ts';
import { leadCount } from '../format/leadCount.ts';
import { leadName } from '../format/leadName.ts';
import { formatMomentWithin } from '../format/time.ts';
import { Card } from '../ui/Card.tsx';

type Props = { passed: number; now: string; busy: boolean; restart: () => void };

/** Nobody is due: what comes next, and the way back. */
export function QueueEnd({ passed, now, busy, restart }: Props) {
  const { data } = useToday();
  const zoneOf = useZoneOf();
  const next = data && nextToCome(data, now);
  return (
    <Card sx={{ p: '40px 24px', textAlign: 'center' }}>
      <Box component="h1" sx={{ fontSize: 20, fontWeight: 650, mb: 1 }}>
        Nothing is due now
      </Box>
      <Box component="p" sx={{ color: 'var(--ink-2)', mb: 2.5 }}>
        {next
          ? `${leadName(next)} comes next, ${formatMomentWithin(next.dueAt, zoneOf(next.locationId), now)}.`
          : 'Nothing more is planned for today.'}
        {passed > 0 && ` You left ${leadCount(passed)} as they were.`}
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'center' }}>
        <Button component={Link} to="/today" variant="contained" color="primary">
          Back to Today
        </Button>
        <Button disabled={busy} onClick={restart}>
          {passed > 0 ? 'Go through those again' : 'Look again'}
        </Button>
      </Box>
    </Card>
  );
}

function nextToCome({ sections }: Today, now: string) {
  return sections
    .filter(({ section }) => section === 'later' || section === 'promised')
    .flatMap(({ rows }) => rows)
    .filter(({ dueAt }) => dueAt > now)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];
}
