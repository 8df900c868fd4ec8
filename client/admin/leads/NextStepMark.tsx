import type { Lead } from '../../../shared/records.ts';
import { formatMoment, zoneName } from '../format/time.ts';
import { nextStepOf } from '../format/nextStep.ts';
import { UrgencyWords } from '../ui/UrgencyWords.tsx';

type Props = { lead: Pick<Lead, 'nextStep' | 'nextStepAt'>; zone: string; now: string };

/** What is to be done with a lead, and how pressing it is. */
export function NextStepMark({ lead, zone, now }: Props) {
  const { nextStepAt: at } = lead;
  const exactly =
    at === null ? {} : { exactly: `${formatMoment(at, zone, now)} ${zoneName(at, zone)}` };
  return <UrgencyWords {...nextStepOf(lead, zone, now)} {...exactly} />;
}
