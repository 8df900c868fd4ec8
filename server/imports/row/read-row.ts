import type { ImportPlan, RowProblem } from '../../../shared/import.ts';
import type { Location } from '../../../shared/records.ts';
import type { ContactStop } from '../../../shared/vocabulary.ts';
import { plainWord, readContactStop, readOutcome, readYesNo } from './choices.ts';
import { type ImportedPerson, readName, readPerson } from './read-person.ts';
import { type ImportedWay, readWay } from './read-way.ts';
import { type RowCells, rowCells, tooLong } from './row-cells.ts';
import { readSpoken, type SpokenOf } from './spoken-words.ts';
import { type Entry, readEntries } from './written-entries.ts';

export type Colleague = { readonly id: string; readonly worksAt: (locationId: number) => boolean };

/** What a row can name, as it is now. */
export type Named = {
  /** The location that the file was chosen for. */
  readonly home: Location;
  /** Those that may be named, by slug and by name in plain words. */
  readonly locations: ReadonlyMap<string, Location>;
  /** Colleagues by mail address and by name in plain words. */
  readonly staff: ReadonlyMap<string, Colleague>;
  readonly now: Temporal.Instant;
  /** The same as an ISO instant. */
  readonly at: string;
};

export type ImportedConsent = {
  readonly given: readonly SpokenOf[];
  readonly withdrawn: readonly SpokenOf[];
  /** ISO instant */
  readonly at: string;
  /** The cell that says so, for the ledger. */
  readonly words: string;
};

/** A row as it will be stored. */
export type ImportedLead = ImportedPerson &
  ImportedWay & {
    readonly reference: string | null;
    readonly location: Location;
    readonly assigneeId: string | null;
    readonly contactStop: ContactStop | null;
    readonly consent: ImportedConsent;
    readonly notes: readonly Entry[];
    readonly calls: readonly Entry[];
  };

export type ReadRow = { readonly lead: ImportedLead; readonly problems: readonly RowProblem[] };
type Plan = Pick<ImportPlan, 'fields' | 'dayFirst'>;

/**
 * Reads one row of a file. Everything that is wrong with it is in `problems`; where one of them
 * `stops`, the lead must not be stored. Pure.
 * @param phone the number of this very row, where it was worked out before: that takes longest
 */
export function readRow(
  raw: readonly string[],
  plan: Plan,
  headings: readonly string[],
  named: Named,
  phone?: string | null,
): ReadRow {
  const cells = rowCells(raw, plan, headings);
  const long = tooLong(raw);
  if (long >= 0) {
    cells.say(plan.fields[long] ?? null, 'This cell is far too long.');
  }
  const location = readLocation(cells, named);
  const way = readWay(cells, location.timeZone, named.at);
  const lead: ImportedLead = {
    ...readPerson(cells, location.timeZone, phone ?? null),
    ...way,
    reference: readReference(cells),
    location,
    assigneeId: readAssignee(cells, named, location),
    contactStop: readStop(cells),
    consent: readConsent(cells, way.requestedAt, location.timeZone),
    notes: readNotes(cells),
    calls: readCalls(cells, named),
  };
  return { lead, problems: cells.problems };
}

/** Only who a row is about and where: much less work than all of it. */
export function whoIsIn(
  raw: readonly string[],
  plan: Plan,
  named: Named,
): { readonly firstName: string; readonly lastName: string; readonly locationId: number } {
  const cells = rowCells(raw, plan, []);
  return {
    ...readName(cells),
    locationId: readLocation(cells, named).id,
  };
}

function readLocation(cells: RowCells, { home, locations }: Named): Location {
  const typed = cells.text('location');
  const found = typed === '' ? home : locations.get(plainWord(typed));
  if (!found) {
    cells.say('location', 'This is none of your locations.');
  }
  return found ?? home;
}

function readReference(cells: RowCells): string | null {
  const typed = cells.text('reference').toUpperCase();
  if (typed === '') {
    return null;
  }
  const isOurs = /^SP-[0-9A-HJKMNP-TV-Z]{6}$/.test(typed);
  if (!isOurs) {
    cells.say('reference', 'This is no reference of ours, so the lead gets a new one.', false);
  }
  return isOurs ? typed : null;
}

function readAssignee(cells: RowCells, { staff }: Named, { id }: Location): string | null {
  const typed = cells.text('assignee');
  const colleague = typed === '' ? undefined : staff.get(plainWord(typed));
  if (typed === '') {
    return null;
  }
  if (!colleague?.worksAt(id)) {
    cells.say(
      'assignee',
      'Nobody of this name works at the location, so it will be nobody’s.',
      false,
    );
    return null;
  }
  return colleague.id;
}

function readStop(cells: RowCells): ContactStop | null {
  const typed = cells.text('contactStop');
  if (typed === '' || readYesNo(typed) === false) {
    return null;
  }
  const stop = readContactStop(typed);
  if (stop === null) {
    cells.say('contactStop', 'It can be yes or no.');
  }
  return stop;
}

function readConsent(cells: RowCells, requestedAt: string, timeZone: string): ImportedConsent {
  const withdrawn = spoken(cells, 'consentWithdrawn');
  const given = spoken(cells, 'contactConsent').filter(
    ({ channel, purpose }) =>
      !withdrawn.some((no) => no.channel === channel && ['all', purpose].includes(no.purpose)),
  );
  const date = cells.date('consentAt', timeZone);
  return {
    given,
    withdrawn,
    at: date?.at ?? requestedAt,
    words: cells.text('contactConsent').slice(0, 200),
  };
}

function spoken(
  cells: RowCells,
  field: 'contactConsent' | 'consentWithdrawn',
): readonly SpokenOf[] {
  const typed = cells.text(field);
  const found = typed === '' ? [] : readSpoken(typed);
  if (found === null) {
    cells.say(
      field,
      'It can be yes, no, or some of email, phone, text, or email (follow-up) for those mails alone.',
    );
  }
  return found ?? [];
}

/** Where several columns are notes, each says which one it was. */
function readNotes(cells: RowCells): Entry[] {
  const columns = cells.notes();
  const entries = columns.flatMap(({ heading, text }) =>
    readEntries(text).map((entry) =>
      columns.length > 1 && entry.at === null
        ? { ...entry, text: `${heading}: ${entry.text}` }
        : entry,
    ),
  );
  return entries.filter(({ text }) => text !== '');
}

function readCalls(cells: RowCells, { now }: Named): Entry[] {
  const typed = cells.text('calls');
  if (typed === '') {
    return [];
  }
  const entries = readEntries(typed);
  const fits = entries.every(
    ({ at, word }) =>
      at !== null &&
      word !== null &&
      readOutcome(word) !== null &&
      Temporal.Instant.compare(at, now) <= 0,
  );
  if (!fits) {
    cells.say('calls', 'These are no calls from an export. Take the column for notes instead.');
  }
  return fits ? entries : [];
}
