import { appointmentStatusLabels } from '../../../shared/labels.ts';
import type { AppointmentStatus } from '../../../shared/vocabulary.ts';
import { Mark, type Tone } from '../ui/Mark.tsx';

const tones: Record<AppointmentStatus, Tone> = {
  booked: 'accent',
  completed: 'good',
  cancelled: 'quiet',
  noShow: 'late',
};

export function AppointmentStatusField({ status }: { status: AppointmentStatus }) {
  return <Mark tone={tones[status]}>{appointmentStatusLabels[status]}</Mark>;
}
