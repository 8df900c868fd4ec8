import type { Lead } from '../../../shared/records.ts';
import { waitingOf, waitingUrgency } from '../format/nextStep.ts';
import { UrgencyWords } from '../ui/UrgencyWords.tsx';

/** How long a person has waited for a human; nothing once somebody has tried. */
export function WaitingMark({ lead, now, verb = '' }: { lead: Lead; now: string; verb?: string }) {
  const words = waitingOf(lead, now);
  return words === '' ? null : (
    <UrgencyWords words={`${verb}${words}`} urgency={waitingUrgency(lead, now)} />
  );
}
