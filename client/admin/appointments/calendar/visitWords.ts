import { appointmentKindLabels, appointmentStatusLabels } from '../../../../shared/labels.ts';
import type { AppointmentKind, AppointmentStatus } from '../../../../shared/vocabulary.ts';
import { leadName } from '../../format/leadName.ts';
import { formatTime } from '../../format/time.ts';
import type { LocalDay } from './layout/localDay.ts';
import type { Visit } from './useVisits.ts';

export const iso = (instant: number) => new Date(instant).toISOString();

export function nameOf({ lead }: Visit): string {
  return lead ? leadName(lead) : 'A lead';
}

/** `9:00 am – 10:30 am` */
export function timesOf({ startsAt, endsAt }: Visit, zone: string): string {
  return `${formatTime(startsAt, zone)} – ${formatTime(endsAt, zone)}`;
}

/** All that a card says, in one line: for screen readers and for the pointer's tip. */
export function cardWords(visit: Visit, zone: string, room: string): string {
  const kind = appointmentKindLabels.en[visit.kind];
  const status = appointmentStatusLabels[visit.status];
  return [timesOf(visit, zone), nameOf(visit), kind, room, status].filter(Boolean).join(', ');
}

/** A kind is told by shape too, for those who don't see the color. */
export const kindShapes: Record<AppointmentKind, string> = { consultation: '○', infusion: '◆' };

/** What a status adds to a card; booked goes without saying. */
export const statusShapes: Record<AppointmentStatus, string> = {
  booked: '',
  completed: '✓',
  cancelled: '–',
  noShow: '▲',
};

/** `Open 8:00 am – 12:30 pm, 1:15 pm – 5:30 pm`, `Closed: Thanksgiving`. */
export function openWords({ open, closure, zone }: LocalDay): string {
  if (closure) {
    return closure.reason === '' ? 'Closed on this day' : `Closed: ${closure.reason}`;
  }
  const spans = open.map(
    ({ start, end }) => `${formatTime(iso(start), zone)} – ${formatTime(iso(end), zone)}`,
  );
  return spans.length === 0 ? 'Closed on this day' : `Open ${spans.join(', ')}`;
}
