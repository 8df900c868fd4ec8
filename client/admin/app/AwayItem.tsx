import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { sentenceOf } from './httpClient.ts';
import { useLocations, useZone } from './useLocations.ts';
import { useProvider } from './useProvider.ts';

type Props = { openDialog: () => void; closeMenu: () => void };

/** Says of oneself that one is away, or that one is back. */
export function AwayItem({ openDialog, closeMenu }: Props) {
  const provider = useProvider();
  const notify = useNotify();
  const refresh = useRefresh();
  const now = useNow();
  const zone = useZone(useLocations()[0]?.id);
  const { data } = useQuery({ queryKey: ['away'], queryFn: () => provider.away() });
  const { mutate, isPending } = useMutation({
    mutationFn: () => provider.setAway(null),
    onSuccess: () => {
      notify('You are back.', { type: 'info' });
      refresh();
      closeMenu();
    },
    onError: (thrown) => notify(sentenceOf(thrown), { type: 'warning' }),
  });
  const until = data?.until ?? null;
  const away = until !== null && until > now;
  return (
    <MenuItem disabled={isPending} onClick={() => (away ? mutate() : openDialog())}>
      <ListItemText
        primary={away ? 'I am back' : 'I am away …'}
        {...(away && { secondary: `Away until ${formatMomentWithin(until, zone, now)}` })}
      />
    </MenuItem>
  );
}
