import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { concernLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { useProvider } from '../../app/useProvider.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';

/**
 * What the person suffers from: hidden until somebody asks for it, which is recorded. It lives
 * only in this card, so leaving the lead hides it again.
 */
export function ConcernCard({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const { data, mutate, reset, error, isPending } = useMutation({
    mutationFn: () => provider.revealLead(lead.id),
    gcTime: 0,
  });
  return (
    <Card aria-label="Concern">
      <CardTitle>Concern</CardTitle>
      {data ? (
        <>
          <p>
            <b>{concernLabels.en[data.concern]}</b>
          </p>
          {data.message !== null && (
            <Box component="p" sx={{ mt: 0.75, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {data.message}
            </Box>
          )}
          <Button size="small" onClick={() => reset()} sx={{ mt: 1.25 }}>
            Hide
          </Button>
        </>
      ) : (
        <>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 0.75, mb: 0.75 }}>
            <Box
              aria-hidden
              sx={{ width: 88, height: 22, borderRadius: '4px', background: 'var(--sunken)' }}
            />
            <Button size="small" onClick={() => mutate()} disabled={isPending}>
              Show
            </Button>
          </Box>
          {error ? (
            <Problem error={error} />
          ) : (
            <Quiet>Hidden at the counter. Showing it is recorded.</Quiet>
          )}
        </>
      )}
    </Card>
  );
}
