import { type ImportField, exportFields } from '../../../shared/import-fields.ts';
import {
  type ConsentChannel,
  contactChannels,
  contactPurposes,
  type ContactPurpose,
} from '../../../shared/vocabulary.ts';
import { type Word, wordOn } from '../../consent/may.ts';
import { guardedCell } from '../../leads/formula-guard.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import type { LeadEvent } from '../../follow-up/events.ts';
import { writeSpoken } from '../row/spoken-words.ts';
import { localIso, writeEntries } from '../row/written-entries.ts';

export type ConsentRow = {
  readonly at: string;
  readonly channel: ConsentChannel;
  readonly purpose: ContactPurpose | 'all';
  readonly action: 'given' | 'withdrawn' | 'takenBack';
};

/** A lead with all that is told of it: its history (without what was taken back) and its consents. */
export type WholeLead = {
  readonly lead: LeadRow;
  readonly events: readonly LeadEvent[];
  readonly consents: readonly ConsentRow[];
  /** What bears on whether the person may be contacted, wherever in the group it was said. */
  readonly words: readonly Word[];
};

export type Known = {
  readonly locations: ReadonlyMap<number, { readonly slug: string; readonly timeZone: string }>;
  /** Mail addresses of staff by id. */
  readonly staff: ReadonlyMap<string, string>;
};

type Cell = (whole: WholeLead, known: Known, timeZone: string) => string | null;

const instant = (at: string | null, timeZone: string) =>
  at === null ? null : localIso(Temporal.Instant.from(at), timeZone);

const stamp =
  (field: StampField): Cell =>
  ({ lead }, _known, timeZone) =>
    instant(lead[field], timeZone);
type StampField =
  | 'requestedAt'
  | 'emailedAt'
  | 'bookedAt'
  | 'infusedAt'
  | 'closedAt'
  | 'formsSentAt'
  | 'formsReceivedAt';

const as =
  (field: TextField): Cell =>
  ({ lead }) =>
    lead[field];
type TextField = {
  [Name in keyof LeadRow]: LeadRow[Name] extends string | null ? Name : never;
}[keyof LeadRow];

const yesNo = (value: 0 | 1 | null) => (value === null ? null : ['no', 'yes'][value]) ?? null;

/** Each field as the import reads it: what goes out comes back in without loss. */
const cells: Record<Exclude<ImportField, 'name'>, Cell> = {
  reference: as('reference'),
  location: ({ lead }, { locations }) => locations.get(lead.locationId)?.slug ?? null,
  firstName: as('firstName'),
  lastName: as('lastName'),
  email: as('email'),
  phone: as('phone'),
  preferredContact: as('preferredContact'),
  bestTime: as('bestTime'),
  language: as('language'),
  concern: as('concern'),
  message: as('message'),
  howHeard: as('howHeard'),
  requesterName: as('requesterName'),
  requesterRelation: as('requesterRelation'),
  source: as('source'),
  sourceDetails: ({ lead }) => (lead.sourceDetails === '{}' ? null : lead.sourceDetails),
  status: as('status'),
  statusBeforeClose: as('statusBeforeClose'),
  closeReason,
  assignee: ({ lead }, { staff }) => staff.get(lead.assigneeId ?? '') ?? null,
  voicemailOk: ({ lead }) => yesNo(lead.voicemailOk),
  okToTalkTo: as('okToTalkTo'),
  formsSentAt: stamp('formsSentAt'),
  formsReceivedAt: stamp('formsReceivedAt'),
  clinicalReview: as('clinicalReview'),
  driverConfirmed: ({ lead }) => yesNo(lead.driverConfirmed),
  requestedAt: stamp('requestedAt'),
  emailedAt: stamp('emailedAt'),
  bookedAt: stamp('bookedAt'),
  infusedAt: stamp('infusedAt'),
  closedAt: stamp('closedAt'),
  contactStop: as('contactStop'),
  contactConsent: ({ words }) => spokenOf(words, 'given'),
  consentAt: ({ consents }, _known, timeZone) => instant(saidAt(consents), timeZone),
  consentWithdrawn: ({ words }) => spokenOf(words, 'withdrawn'),
  calls: (whole, known, timeZone) => entriesOf(whole, known, timeZone, 'call'),
  notes: (whole, known, timeZone) => entriesOf(whole, known, timeZone, 'note'),
};

const columns = exportFields.filter((field) => field !== 'name');

/** The headings: the very names that an import knows. */
export const headings: readonly string[] = columns;

/** One lead as one line; no cell is ever taken for a formula. */
export function lineOf(whole: WholeLead, known: Known): string[] {
  const timeZone = known.locations.get(whole.lead.locationId)?.timeZone ?? 'UTC';
  return columns.map((field) => guardedCell(cells[field](whole, known, timeZone) ?? ''));
}

/** With what was written about it when the lead was closed. */
function closeReason({ lead, events }: WholeLead): string | null {
  const closed = events.findLast(
    ({ type, data }) => type === 'statusChanged' && data['to'] === 'closed',
  );
  const note = closed?.data['note'];
  return typeof note === 'string' && lead.closeReason !== null
    ? `${lead.closeReason}: ${note}`
    : lead.closeReason;
}

/** The last word on a way of contact for a purpose. */
function lastWord(
  consents: readonly ConsentRow[],
  channel: ConsentChannel,
  purpose: ContactPurpose,
): ConsentRow | undefined {
  return consents.findLast(
    (each) => each.channel === channel && ['all', purpose].includes(each.purpose),
  );
}

/** The ways of contact of which this holds, as every sender decides it: a list must not lift a "no". */
function spokenOf(words: readonly Word[], action: Word['action']): string {
  return writeSpoken((channel, purpose) => wordOn(words, channel, purpose) === action);
}

/** When the person last agreed to what still holds; where nothing does, when they said no. */
function saidAt(consents: readonly ConsentRow[]): string | null {
  const words = contactChannels.flatMap((channel) =>
    contactPurposes.map((purpose) => lastWord(consents, channel, purpose)),
  );
  const lastOf = (action: ConsentRow['action']) =>
    consents.findLast((each) => each.action === action && words.includes(each));
  return (lastOf('given') ?? lastOf('withdrawn'))?.at ?? null;
}

function entriesOf(
  { events }: WholeLead,
  { staff }: Known,
  timeZone: string,
  type: 'call' | 'note',
): string {
  const entries = events
    .filter((event) => event.type === type)
    .map(({ at, actorId, data }) => ({
      at: Temporal.Instant.from(at),
      by: staff.get(actorId ?? '') ?? null,
      word: wordOf(type, data),
      text: textOf(type === 'call' ? data['note'] : data['text']),
    }));
  return writeEntries(entries, timeZone);
}

function wordOf(type: 'call' | 'note', data: LeadEvent['data']): string | null {
  const outcome = textOf(data['outcome']);
  return type === 'call' ? outcome || null : data['contact'] === true ? 'contact' : null;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
