import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Presence, PresenceMode } from '../../../shared/presence.ts';
import { useProvider } from '../app/useProvider.ts';
import { Quiet } from '../ui/Card.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { presenceWords } from './presenceWords.ts';

const everyMs = 30_000;

/** Says who else is at a lead, and lets them see that this person is. */
export function PresenceField({ leadId, mode }: { leadId: number; mode: PresenceMode }) {
  const others = usePresence(leadId, mode);
  return (
    <Box component="output" sx={others.length > 0 ? row : undefined}>
      {others.map(({ userId, name }) => (
        <Avatar key={userId} name={name} />
      ))}
      <Quiet as="span">{presenceWords(others)}</Quiet>
    </Box>
  );
}

const row = { display: 'inline-flex', alignItems: 'center', gap: 1 };

/**
 * The colleagues at this lead. The question is the sign of life itself; it is asked twice a minute
 * while the tab is seen, and whenever the server tells that somebody came or went.
 */
function usePresence(leadId: number, mode: PresenceMode): Presence[] {
  const provider = useProvider();
  const { data, refetch } = useQuery({
    queryKey: ['presence', leadId, mode],
    queryFn: () => provider.notePresence(leadId, mode),
    refetchInterval: everyMs,
    placeholderData: (previous) => previous,
    gcTime: 0,
  });
  useEffect(() => {
    const leave = () => void provider.endPresence(leadId, mode);
    const look = () => (document.visibilityState === 'hidden' ? leave() : void refetch());
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [provider, leadId, mode, refetch]);
  return data ?? [];
}
