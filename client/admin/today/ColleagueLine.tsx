import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useGetIdentity, useNotify, useRefresh } from 'react-admin';
import type { Colleague } from '../../../shared/today.ts';
import { sentenceOf } from '../app/httpClient.ts';
import { useProvider } from '../app/useProvider.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { formatMomentWithin } from '../format/time.ts';
import { Quiet } from '../ui/Card.tsx';
import { useTodayPlace } from './useTodayPlace.ts';

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 2,
  alignItems: 'center',
  minHeight: 44,
  p: '4px 12px 4px 16px',
  '& + &': { borderTop: '1px solid var(--line)' },
};

const buttons = {
  display: 'flex',
  gap: 0.75,
  width: { sm: 180 },
  justifyContent: { sm: 'flex-end' },
};

type Props = {
  colleague: Colleague;
  now: string;
  start: (action: 'handOver' | 'away') => void;
};

/** One colleague; what they can say of themselves a manager can say for them. */
export function ColleagueLine({ colleague, now, start }: Props) {
  const { zone } = useTodayPlace(now);
  const { identity } = useGetIdentity();
  const isManager = useIsAtLeast('manager');
  const { id, name, open, hasWork, awayUntil } = colleague;
  const isSelf = id === identity?.id;
  return (
    <Box component="li" sx={line}>
      <Box sx={{ flex: '1 1 160px', fontWeight: 600 }}>{name}</Box>
      <Quiet sx={{ flex: '2 1 200px' }}>{inWords(colleague, zone, now)}</Quiet>
      <Quiet sx={{ width: 88 }}>{open === 0 ? '' : `${open} to reach`}</Quiet>
      <Box sx={buttons}>
        {isManager &&
          !isSelf &&
          (awayUntil === null ? (
            <Button size="small" aria-label={`${name} is away`} onClick={() => start('away')}>
              Away
            </Button>
          ) : (
            <BackButton colleague={colleague} />
          ))}
        {hasWork && (isManager || isSelf) && (
          <Button
            size="small"
            aria-label={`Hand over the leads of ${name}`}
            onClick={() => start('handOver')}
          >
            Hand over
          </Button>
        )}
      </Box>
    </Box>
  );
}

function BackButton({ colleague: { id, name } }: { colleague: Colleague }) {
  const provider = useProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.markAway(id, null),
    onSuccess: () => {
      notify(`${name} is back.`, { type: 'info' });
      refresh();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  return (
    <Button
      size="small"
      aria-label={`${name} is back`}
      disabled={isPending}
      onClick={() => mutate()}
    >
      Is back
    </Button>
  );
}

function inWords({ here, awayUntil }: Colleague, zone: string, now: string): string {
  if (awayUntil !== null) {
    return `Away until ${formatMomentWithin(awayUntil, zone, now)}`;
  }
  return here ? 'Here' : 'Not signed in';
}
