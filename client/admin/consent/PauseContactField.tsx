import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRefresh } from 'react-admin';
import { useAtHand, type AtHand } from '../app/useAtHand.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTell } from '../ui/useTell.ts';

/**
 * Nothing goes out by itself to a person in a crisis: for whom the page is about with one click, for
 * anybody else after a look for them.
 */
export function PauseContactField({ close }: { close: () => void }) {
  const atHand = useAtHand();
  const { pause, error, isPending } = usePause(close);
  return (
    <Box sx={{ mt: 2.5, pt: 2, borderTop: '1px solid var(--line)' }}>
      <Quiet sx={{ mb: 1 }}>No mail goes out by itself until somebody allows it again.</Quiet>
      {error ? <Problem error={error} /> : null}
      {atHand ? (
        <Button
          variant="contained"
          color="primary"
          disabled={isPending}
          onClick={() => pause(atHand)}
        >
          Pause all automatic contact with {atHand.name}
        </Button>
      ) : (
        <SomebodyElse busy={isPending} pause={pause} />
      )}
    </Box>
  );
}

function usePause(close: () => void) {
  const provider = useProvider();
  const tell = useTell();
  const refresh = useRefresh();
  const { mutate, error, isPending } = useMutation({
    mutationFn: ({ leadId }: AtHand) => provider.stopContact(leadId, { reason: 'crisis' }),
    onSuccess: (done, { name }) => {
      tell(`Automatic contact with ${name} is paused.`, done);
      close();
      refresh();
    },
  });
  return { pause: mutate, error, isPending };
}

const few = 5;
const enough = 2;

function SomebodyElse({ busy, pause }: { busy: boolean; pause: (person: AtHand) => void }) {
  const provider = useProvider();
  const [typed, setTyped] = useState('');
  const { data } = useQuery({
    queryKey: ['find', typed],
    queryFn: ({ signal }) => provider.find(typed, signal),
    enabled: typed.trim().length >= enough,
    gcTime: 0,
  });
  return (
    <>
      <TextField
        fullWidth
        size="small"
        label="Pause all automatic contact with…"
        placeholder="Name or last digits"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        autoComplete="off"
      />
      <Box component="ul" sx={{ listStyle: 'none', p: 0, mt: 1, display: 'grid', gap: 0.5 }}>
        {(typed.trim().length >= enough ? (data ?? []) : []).slice(0, few).map((lead) => (
          <li key={lead.id}>
            <Button
              size="small"
              fullWidth
              disabled={busy}
              aria-label={`Pause contact with ${leadName(lead)}, ${lead.reference}`}
              onClick={() => pause({ leadId: lead.id, name: leadName(lead) })}
              sx={{ justifyContent: 'space-between' }}
            >
              <span>{leadName(lead)}</span>
              <span>{lead.phone === null ? lead.reference : formatPhone(lead.phone)}</span>
            </Button>
          </li>
        ))}
      </Box>
    </>
  );
}
