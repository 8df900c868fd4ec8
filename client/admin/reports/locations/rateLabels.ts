import type { ComparedRate, TimedStage } from '../../../../shared/report.ts';

/** The rates by which locations are compared, as they are offered. */
export const rateLabels: Record<ComparedRate, string> = {
  booked30: 'Booked within 30 days',
  booked60: 'Booked within 60 days',
  booked90: 'Booked within 90 days',
  infused30: 'Infused within 30 days',
  infused60: 'Infused within 60 days',
  infused90: 'Infused within 90 days',
  withinTarget: 'Called within the target',
};

/** What is compared where nobody has chosen. */
export const usualRate: ComparedRate = 'booked30';

/** The stage whose curve belongs to a rate. */
export function stageOf(rate: ComparedRate): TimedStage {
  return rate.startsWith('infused') ? 'infused' : 'booked';
}

/** The name under which the report says what a rate means. */
export function definitionOf(rate: ComparedRate): string {
  return rate === 'withinTarget' ? rate : stageOf(rate);
}
