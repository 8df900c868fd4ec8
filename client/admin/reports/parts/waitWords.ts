import type { Quantile, Response } from '../../../../shared/report.ts';
import { minutesWords } from './numberWords.ts';
import { fewest } from './rateWords.ts';

type Waits = Pick<Response, 'attempted' | 'waiting' | 'medianIs' | 'p90Is'>;

/** Of a few the middle one and the slowest tenth say nothing. */
export function isTooFewWaited({ attempted, waiting }: Waits): boolean {
  return attempted + waiting < fewest;
}

/** `middle one 21 min, slowest tenth 2 h 40` */
export function waitWords(waits: Waits): string {
  const { medianIs, p90Is } = waits;
  if (medianIs === null || p90Is === null) {
    return 'nobody was waited for';
  }
  if (isTooFewWaited(waits)) {
    return 'too few to tell how long';
  }
  return isUnknown(medianIs)
    ? `how long is ${notYet}`
    : `middle one ${quantileWords(medianIs)}, slowest tenth ${quantileWords(p90Is)}`;
}

/** One of these times, for a cell: a dash where there is none to tell. */
export function waitedWords(waits: Waits, quantile: Quantile | null): string {
  return quantile === null || isTooFewWaited(waits) ? '–' : quantileWords(quantile);
}

const notYet = 'not known yet';

/** “0 min or more” says nothing. */
function isUnknown({ minutes, atLeast }: Quantile): boolean {
  return atLeast && Math.round(minutes) === 0;
}

/** `21 min`; `2 h 40 or more` where some still wait; of those who wait since just now nothing. */
export function quantileWords({ minutes, atLeast }: Quantile): string {
  if (isUnknown({ minutes, atLeast })) {
    return notYet;
  }
  return atLeast ? `${minutesWords(minutes)} or more` : minutesWords(minutes);
}
