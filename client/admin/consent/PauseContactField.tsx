import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useRefresh } from 'react-admin';
import { useAtHand, type AtHand } from '../app/useAtHand.ts';
import { useProvider } from '../app/useProvider.ts';
import { Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { useTell } from '../ui/useTell.ts';
import { SomebodyToPause } from './SomebodyToPause.tsx';

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
        <SomebodyToPause busy={isPending} pause={pause} />
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
