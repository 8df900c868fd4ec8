import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Suspense, useState } from 'react';
import type { Appointment } from '../../../shared/records.ts';
import { lazyNamed } from '../ui/lazyNamed.ts';

const OutcomeDialog = lazyNamed(() => import('./OutcomeDialog.tsx'), 'OutcomeDialog');
const MoveDialog = lazyNamed(() => import('./MoveDialog.tsx'), 'MoveDialog');

type Action = 'complete' | 'noShow' | 'move' | 'cancel';

const labels: Record<Action, string> = {
  complete: 'Complete',
  noShow: 'Did not come',
  move: 'Move',
  cancel: 'Cancel',
};

/**
 * What fits a booked appointment at `now`: how it went once it has begun; before, a change, and
 * last that the person was here already, for some come early.
 */
function actionsOf({ status, startsAt }: Appointment, now: string): Action[] {
  if (status !== 'booked') {
    return [];
  }
  return startsAt <= now
    ? ['complete', 'noShow', 'move', 'cancel']
    : ['move', 'cancel', 'complete'];
}

type Props = { appointment: Appointment; now: string };

/** What can be done about an appointment, as small buttons. */
export function AppointmentActionsField({ appointment, now }: Props) {
  const [open, setOpen] = useState<Action | null>(null);
  return (
    <Box sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap' }}>
      {actionsOf(appointment, now).map((action) => (
        <Button key={action} size="small" onClick={() => setOpen(action)}>
          {labels[action]}
        </Button>
      ))}
      <Suspense fallback={null}>
        {open !== null && (
          <AppointmentDialog appointment={appointment} action={open} close={() => setOpen(null)} />
        )}
      </Suspense>
    </Box>
  );
}

type DialogProps = { appointment: Appointment; action: Action; close: () => void };

/** The small form of one action. */
export function AppointmentDialog({ appointment, action, close }: DialogProps) {
  return action === 'move' ? (
    <MoveDialog appointment={appointment} close={close} />
  ) : (
    <OutcomeDialog appointment={appointment} outcome={action} close={close} />
  );
}
