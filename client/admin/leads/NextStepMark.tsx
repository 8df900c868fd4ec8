import type { Lead } from '../../../shared/records.ts';
import { nextStepOf } from '../format/nextStep.ts';
import { UrgencyWords } from '../ui/UrgencyWords.tsx';

type Props = { lead: Pick<Lead, 'nextStep' | 'nextStepAt'>; zone: string; now: string };

/** What is to be done with a lead, and how pressing it is. */
export function NextStepMark({ lead, zone, now }: Props) {
  return <UrgencyWords {...nextStepOf(lead, zone, now)} />;
}
