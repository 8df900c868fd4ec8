import type { ContactStop } from '../../../shared/vocabulary.ts';
import { Mark } from './Mark.tsx';

const words: Record<ContactStop, string> = {
  doNotContact: 'Do not contact',
  crisis: 'Paused: crisis',
};

/** Beside a name: that this person must not be contacted, or not by itself; else nothing. */
export function ContactStopMark({ stop }: { stop: ContactStop | null }) {
  return stop === null ? null : <Mark tone="late">{words[stop]}</Mark>;
}
