import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Presence, PresenceMode } from '../../../shared/presence.ts';
import { idleMs, quietFor } from '../app/sessionClock.ts';
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
 * The colleagues at this lead. The question is the sign of life itself; it is asked twice a minute,
 * as soon as the tab is seen again, and whenever the server tells that somebody came or went.
 *
 * A hidden tab doesn't look at anything, so it gives no sign and fades by itself. One in which
 * somebody works goes on: whoever is on the phone has the clinic's record before them, often for
 * more than two minutes, and a colleague must not call the same person meanwhile. (Browsers slow a
 * hidden tab down to one sign a minute, which is enough.)
 */
function usePresence(leadId: number, mode: PresenceMode): Presence[] {
  const provider = useProvider();
  const { data } = useQuery({
    queryKey: ['presence', leadId, mode],
    // Given up when the lead is left: it must not arrive after the word that nobody is there.
    queryFn: ({ signal }) => provider.notePresence(leadId, mode, signal),
    refetchInterval: () => (isForgotten() ? false : everyMs),
    refetchIntervalInBackground: mode === 'working',
    refetchOnWindowFocus: 'always',
    placeholderData: (previous) => previous,
    gcTime: 0,
  });
  useEffect(() => {
    const leave = () => void provider.endPresence(leadId, mode);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [provider, leadId, mode]);
  return data ?? [];
}

/**
 * Whether the tab is out of sight and its own session would be over. Work in another tab keeps the
 * session alive, and a forgotten queue would hold its lead all day.
 */
function isForgotten(): boolean {
  return document.visibilityState === 'hidden' && quietFor() >= idleMs;
}
