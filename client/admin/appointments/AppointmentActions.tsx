import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import type { Appointment } from '../../../shared/records.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';
import type { Outcome } from './OutcomeDialog.tsx';

const OutcomeDialog = lazyNamed(() => import('./OutcomeDialog.tsx'), 'OutcomeDialog');
const MoveDialog = lazyNamed(() => import('./MoveDialog.tsx'), 'MoveDialog');

type Action = Outcome | 'move';

const labels: Record<Action, string> = {
  complete: 'Complete',
  noShow: 'Did not come',
  move: 'Move',
  cancel: 'Cancel',
};

/** What fits a booked appointment at `now`: how it went once it has begun; before, a change. */
export function appointmentActions(
  { status, startsAt }: Pick<Appointment, 'status' | 'startsAt'>,
  now: string,
): Action[] {
  if (status !== 'booked') {
    return [];
  }
  return startsAt <= now ? ['complete', 'noShow', 'move', 'cancel'] : ['move', 'cancel'];
}

export function AppointmentActions({
  appointment,
  now,
}: {
  appointment: Appointment;
  now: string;
}) {
  const [open, setOpen] = useState<Action | null>(null);
  const close = () => setOpen(null);
  return (
    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {appointmentActions(appointment, now).map((action) => (
        <Button key={action} size="small" onClick={() => setOpen(action)}>
          {labels[action]}
        </Button>
      ))}
      <Suspense fallback={null}>
        {open === 'move' && <MoveDialog appointment={appointment} close={close} />}
        {open !== null && open !== 'move' && (
          <OutcomeDialog appointment={appointment} outcome={open} close={close} />
        )}
      </Suspense>
    </Box>
  );
}
