import type { OpenPromise, ShiftNote } from '../../../shared/today.ts';
import { activitySentence } from '../format/activitySentence.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { formatLongDay, formatMoment, formatTime } from '../format/time.ts';

type Telling = {
  place: string;
  zone: string;
  zoneOf: (locationId: number) => string;
  nameOf: (id: unknown) => string;
};

/**
 * The note for whoever comes next, as plain text: what was promised to whom by when, then what
 * people did. What a person suffers from is in neither.
 */
export function shiftNoteText(note: ShiftNote, telling: Telling): string {
  const { place, zone } = telling;
  const day = formatLongDay(note.at, zone);
  const promises = note.promises.map((row) => promiseLine(row, note.at, telling));
  const events = note.events
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .map((event) => eventLine(event, note.at, telling));
  return [
    `Shift note, ${day}, ${formatTime(note.at, zone)}, ${place}`,
    '',
    'Promised and still open',
    ...(promises.length > 0 ? promises : ['  Nothing.']),
    '',
    'Done in the last 12 hours',
    ...(events.length > 0 ? events : ['  Nothing yet.']),
    ...(note.cut ? ['', 'There was more than fits here: see the leads.'] : []),
    '',
  ].join('\n');
}

function promiseLine(row: OpenPromise, now: string, { zoneOf, nameOf }: Telling): string {
  const when = formatMoment(row.dueAt, zoneOf(row.locationId), now);
  const phone = row.phone === null ? '' : `, ${formatPhone(row.phone)}`;
  const owner = row.assigneeId === null ? '' : ` (${nameOf(row.assigneeId)})`;
  const reason = row.reason === '' ? '' : `: ${row.reason}`;
  return `  ${when}  ${leadName(row)}${phone}${reason}${owner}`;
}

function eventLine(
  event: ShiftNote['events'][number],
  now: string,
  { zone, nameOf }: Telling,
): string {
  const { text, who, quote } = activitySentence(event, { zone, now, nameOf });
  const said = quote === null ? '' : ` “${quote.replaceAll(/\s+/g, ' ')}”`;
  const by = who === null ? '' : ` (${who})`;
  return `  ${formatMoment(event.at, zone, now)}  ${leadName(event)}: ${text}${said}${by}`;
}
