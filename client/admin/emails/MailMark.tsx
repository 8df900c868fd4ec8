import { emailStatusLabels } from '../../../shared/labels.ts';
import type { EmailStatus } from '../../../shared/vocabulary.ts';
import { Mark, type Tone } from '../ui/Mark.tsx';

const tones: Record<EmailStatus, Tone> = {
  queued: 'soon',
  sending: 'soon',
  sent: 'good',
  captured: 'accent',
  failed: 'late',
  suppressed: 'quiet',
};

export function MailMark({ status }: { status: EmailStatus }) {
  return <Mark tone={tones[status]}>{emailStatusLabels[status]}</Mark>;
}
