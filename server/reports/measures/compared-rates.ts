import type { ComparedRate } from '../../../shared/report.ts';
import type { Figure } from './figures.ts';

/** A share that is compared: of whom, and for whom it is too early to tell. */
export type Share = {
  readonly figure: Figure;
  readonly of: Figure;
  readonly early: Figure;
  /** What those did who are counted, in words. */
  readonly did: string;
};

export const comparedShares: Readonly<Record<ComparedRate, Share>> = {
  booked30: share('booked', 30, 'booked within 30 days'),
  booked60: share('booked', 60, 'booked within 60 days'),
  booked90: share('booked', 90, 'booked within 90 days'),
  infused30: share('infused', 30, 'were infused within 30 days'),
  infused60: share('infused', 60, 'were infused within 60 days'),
  infused90: share('infused', 90, 'were infused within 90 days'),
  withinTarget: {
    figure: 'withinTarget',
    of: 'decided',
    early: 'stillInTime',
    did: 'heard from a person within target',
  },
};

function share(stage: 'booked' | 'infused', days: 30 | 60 | 90, did: string): Share {
  return { figure: `within:${stage}:${days}`, of: `mature:${days}`, early: `early:${days}`, did };
}
