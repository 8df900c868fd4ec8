import { statusStamps } from '../../../shared/lead-status.ts';
import { importFieldLabels, type DateField } from '../../../shared/import-fields.ts';
import { statusLabels } from '../../../shared/labels.ts';
import type { CloseReason, LeadStatus } from '../../../shared/vocabulary.ts';
import { readCloseReason, readStatus } from './choices.ts';
import type { ReadDate } from './read-date.ts';
import type { RowCells } from './row-cells.ts';

/** How far a lead has come and when, as the columns of `leads` have it. */
export type ImportedWay = {
  readonly status: LeadStatus;
  readonly statusBeforeClose: LeadStatus | null;
  readonly closeReason: CloseReason | null;
  /** What the file says instead, where we have no word for it. */
  readonly closeNote: string | null;
  readonly requestedAt: string;
  readonly emailedAt: string | null;
  readonly bookedAt: string | null;
  readonly infusedAt: string | null;
  readonly closedAt: string | null;
};

const stampFields = ['requestedAt', 'emailedAt', 'bookedAt', 'infusedAt', 'closedAt'] as const;
type StampField = (typeof stampFields)[number];
type Stamps = Record<StampField, string | null>;

/** A lead asks first; it is booked before it is infused; whatever happens to it comes before the end. */
const orders: readonly (readonly [before: StampField, after: StampField])[] = [
  ['requestedAt', 'emailedAt'],
  ['requestedAt', 'bookedAt'],
  ['bookedAt', 'infusedAt'],
  ['requestedAt', 'infusedAt'],
  ['requestedAt', 'closedAt'],
  ['emailedAt', 'closedAt'],
  ['bookedAt', 'closedAt'],
];

/** @param now when the row is read, as an ISO instant: nothing has happened after it */
export function readWay(cells: RowCells, timeZone: string, now: string): ImportedWay {
  const stamps = readStamps(cells, timeZone, now);
  const { requestedAt, ...later } = stamps;
  const known = Object.values(later).filter((at) => at !== null);
  const asked = requestedAt ?? known.toSorted()[0] ?? now;
  const status = readStatusOf(cells, stamps);
  const stamp = statusStamps[status];
  if (stamps[stamp] === null && stamp !== 'requestedAt' && cells.text(stamp) === '') {
    cells.say(
      cells.text('status') === '' ? stamp : 'status',
      `The status is ${statusLabels[status].toLowerCase()}, but “${importFieldLabels[stamp]}” is empty.`,
    );
  }
  return { ...later, requestedAt: asked, status, ...readEnd(cells, status, stamps) };
}

function readStamps(cells: RowCells, timeZone: string, now: string): Stamps {
  const dates = new Map<StampField, ReadDate>();
  for (const field of stampFields) {
    const date = cells.date(field, timeZone);
    if (date && date.at > now) {
      cells.say(field, 'This lies in the future. Leave out what has not happened yet.');
    }
    if (date) {
      dates.set(field, date);
    }
  }
  const stamp = (field: StampField) => dates.get(field)?.at ?? null;
  const stamps: Stamps = {
    requestedAt: stamp('requestedAt'),
    emailedAt: stamp('emailedAt'),
    bookedAt: stamp('bookedAt'),
    infusedAt: stamp('infusedAt'),
    closedAt: stamp('closedAt'),
  };
  const said = new Set<StampField>();
  for (const [before, after] of orders) {
    if (!said.has(after) && !putInOrder(stamps, dates, [before, after], timeZone)) {
      said.add(after);
      const names = [after, before].map((field) => `“${importFieldLabels[field]}”`);
      cells.say(after, `${names.join(' is before ')}.`);
    }
  }
  return stamps;
}

/**
 * A day without a time fits any time of that day.
 * @returns whether the two can be in this order
 */
function putInOrder(
  stamps: Stamps,
  dates: ReadonlyMap<StampField, ReadDate>,
  [before, after]: readonly [StampField, StampField],
  timeZone: string,
): boolean {
  const [first, second] = [stamps[before], stamps[after]];
  if (first === null || second === null || first <= second) {
    return true;
  }
  const fits =
    dates.get(after)?.dayOnly === true && dayOf(first, timeZone) === dayOf(second, timeZone);
  stamps[after] = fits ? first : second;
  return fits;
}

function dayOf(at: string, timeZone: string): string {
  return Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function readStatusOf(cells: RowCells, stamps: Stamps): LeadStatus {
  const typed = cells.text('status');
  const said = typed === '' ? null : readStatus(typed);
  if (typed !== '' && said === null) {
    cells.say(
      'status',
      `We have no such status. It can be ${Object.values(statusLabels).join(', ').toLowerCase()}.`,
    );
  }
  return said ?? furthest(cells, stamps);
}

/** What the dates say, where nobody says it. */
function furthest(cells: RowCells, stamps: Stamps): LeadStatus {
  if (stamps.closedAt !== null || cells.text('closeReason') !== '') {
    return 'closed';
  }
  return reached(stamps);
}

function reached(stamps: Stamps): LeadStatus {
  const found = (['infused', 'booked', 'emailed'] as const).find(
    (status) => stamps[statusStamps[status]] !== null,
  );
  return found ?? 'requested';
}

type End = Pick<ImportedWay, 'statusBeforeClose' | 'closeReason' | 'closeNote'>;
const open: End = { statusBeforeClose: null, closeReason: null, closeNote: null };

function readEnd(cells: RowCells, status: LeadStatus, stamps: Stamps): End {
  const typed = cells.text('closeReason');
  if (status !== 'closed') {
    const stray = typed !== '' || stamps.closedAt !== null;
    if (stray) {
      const field: DateField | 'closeReason' = typed === '' ? 'closedAt' : 'closeReason';
      cells.say(
        field,
        `The status is ${statusLabels[status].toLowerCase()}, so this must be empty.`,
      );
    }
    return open;
  }
  if (stamps.infusedAt !== null) {
    cells.say('closedAt', 'Who was infused is never closed. Leave out one of the two dates.');
  }
  const { reason, note } = readReason(typed);
  if (reason === null) {
    const words = typed === '' ? 'No reason is given.' : 'We have no such reason.';
    cells.say('closeReason', `${words} It becomes “Other”.`, false);
  }
  return {
    statusBeforeClose: readBefore(cells) ?? reached(stamps),
    closeReason: reason ?? 'other',
    closeNote: reason === null ? note || 'No reason in the imported file.' : note || null,
  };
}

/** `cost`, or with what was written about it: `cost: asks again in spring`, also where that is `:-)`. */
function readReason(typed: string): { reason: CloseReason | null; note: string } {
  const colon = typed.indexOf(':');
  const note = colon < 0 ? '' : typed.slice(colon + 1).trim();
  const before = note === '' ? null : readCloseReason(typed.slice(0, colon));
  if (before !== null) {
    return { reason: before, note };
  }
  const whole = readCloseReason(typed);
  return { reason: whole, note: whole === null ? typed : '' };
}

function readBefore(cells: RowCells): LeadStatus | null {
  const typed = cells.text('statusBeforeClose');
  const status = typed === '' ? null : readStatus(typed);
  const fits = status !== 'closed' && status !== 'infused';
  if (typed !== '' && (status === null || !fits)) {
    cells.say('statusBeforeClose', 'It can be requested, emailed or booked.');
  }
  return fits ? status : null;
}
