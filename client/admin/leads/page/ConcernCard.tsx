import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { concernLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { useProvider } from '../../app/useProvider.ts';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { Problem } from '../../ui/Problem.tsx';

const ConcernDialog = lazyNamed(() => import('../dialogs/ConcernDialog.tsx'), 'ConcernDialog');

type Shown = Pick<Lead, 'concern' | 'message'>;

/**
 * What the person suffers from: hidden until somebody asks for it, which is recorded. It lives
 * only in this card, so leaving the lead hides it again.
 */
export function ConcernCard({ lead }: { lead: Lead }) {
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <Card aria-label="Concern">
      <CardTitle>Concern</CardTitle>
      {shown ? (
        <ShownConcern lead={lead} shown={shown} show={setShown} />
      ) : (
        <HiddenConcern lead={lead} show={setShown} />
      )}
    </Card>
  );
}

type Props = { lead: Lead; show: (shown: Shown | null) => void };

function HiddenConcern({ lead, show }: Props) {
  const provider = useProvider();
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => provider.revealLead(lead.id),
    onSuccess: show,
    gcTime: 0,
  });
  return (
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
  );
}

function ShownConcern({ lead, shown, show }: Props & { shown: Shown }) {
  const [editing, setEditing] = useState(false);
  return (
    <>
      <p>
        <b>{concernLabels.en[shown.concern]}</b>
      </p>
      {shown.message !== null && (
        <Box component="p" sx={{ mt: 0.75, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {shown.message}
        </Box>
      )}
      <Box sx={{ display: 'flex', gap: 1, mt: 1.25 }}>
        <Button size="small" onClick={() => show(null)}>
          Hide
        </Button>
        <Button size="small" onClick={() => setEditing(true)} aria-label="Edit concern and message">
          Edit
        </Button>
      </Box>
      <Suspense fallback={null}>
        {editing && (
          <ConcernDialog lead={lead} shown={shown} saved={show} close={() => setEditing(false)} />
        )}
      </Suspense>
    </>
  );
}
