import {
  appointmentKindLabels,
  channelLabels,
  closeReasonLabels,
  languageLabels,
  sourceLabels,
  statusLabels,
  taskKindLabels,
} from '../../shared/labels.ts';
import { type LeadColumn, leadColumnLabels } from '../../shared/lead-columns.ts';
import type { Location } from '../../shared/records.ts';
import { formatPhone } from '../intake/phone.ts';
import type { LeadRow } from './lead.table.ts';

export type Known = {
  readonly locations: ReadonlyMap<number, Pick<Location, 'name' | 'timeZone'>>;
  /** Names of staff by id. */
  readonly staff: ReadonlyMap<string, string>;
  /** ISO instant */
  readonly now: string;
};

type Cell = (lead: LeadRow, known: Known) => string;

const stepLabels = { ...taskKindLabels, ...appointmentKindLabels.en };
const hourMilliseconds = 3_600_000;

const cells: Record<LeadColumn, Cell> = {
  nextStepAt: ({ nextStep, nextStepAt, locationId }, known) =>
    nextStep === null ? '' : `${stepLabels[nextStep]} ${localTime(nextStepAt, locationId, known)}`,
  lastName: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  status: ({ status, closeReason }) =>
    closeReason === null
      ? statusLabels[status]
      : `${statusLabels[status]} · ${closeReasonLabels[closeReason].toLowerCase()}`,
  requestedAt: (lead, known) => localTime(lead.requestedAt, lead.locationId, known),
  firstContactAt: waitedHours,
  attempts: ({ attempts }) => String(attempts),
  preferredContact: ({ preferredContact }) => channelLabels.en[preferredContact],
  assigneeId: ({ assigneeId }, { staff }) => staff.get(assigneeId ?? '') ?? '',
  locationId: ({ locationId }, { locations }) => locations.get(locationId)?.name ?? '',
  phone: ({ phone }) => (phone === null ? '' : formatPhone(phone)),
  email: ({ email }) => email ?? '',
  language: ({ language }) => languageLabels[language],
  source: ({ source }) => sourceLabels[source],
  reference: ({ reference }) => reference,
  emailedAt: (lead, known) => localTime(lead.emailedAt, lead.locationId, known),
  bookedAt: (lead, known) => localTime(lead.bookedAt, lead.locationId, known),
};

/** The headings, in the order of the columns; the last one tells whose clock the times are of. */
export function headings(columns: readonly LeadColumn[]): string[] {
  const labels = { ...leadColumnLabels, firstContactAt: 'Waiting (hours)' };
  return [...columns.map((column) => labels[column]), 'Time zone'];
}

export function cellsOf(lead: LeadRow, columns: readonly LeadColumn[], known: Known): string[] {
  return [...columns.map((column) => cells[column](lead, known)), zoneOf(lead.locationId, known)];
}

/** Hours since the request while nobody has called, as in the list. */
function waitedHours({ firstContactAt, status, requestedAt }: LeadRow, { now }: Known): string {
  const over = firstContactAt !== null || status === 'closed' || status === 'infused';
  return over ? '' : ((Date.parse(now) - Date.parse(requestedAt)) / hourMilliseconds).toFixed(1);
}

/** `2026-11-23 09:15`: a location's time in the one form that every spreadsheet reads and sorts. */
function localTime(at: string | null, locationId: number, known: Known): string {
  if (at === null) {
    return '';
  }
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zoneOf(locationId, known));
  return local.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}

function zoneOf(locationId: number, { locations }: Known): string {
  return locations.get(locationId)?.timeZone ?? 'UTC';
}
