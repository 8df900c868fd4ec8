import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import type { LeadEvent } from '../follow-up/events.ts';
import { standingSince } from './merging.queries.ts';
import type { MergeRow, Marks } from './merging.table.ts';

type Noun = readonly [one: string, many: string];

/** What goes along with a lead, in words: `2 appointments`, `5 mails`, `1 open task`. */
export async function movesOf(db: Db, leadId: number): Promise<string[]> {
  const { rows } = await sql<Record<'appointments' | 'emails' | 'tasks' | 'merged', number>>`
    select
      (select count(*) from appointments where "leadId" = ${leadId}) as appointments,
      (select count(*) from emails where "leadId" = ${leadId}) as emails,
      (select count(*) from tasks where "leadId" = ${leadId} and "doneAt" is null
        and origin <> 'plan') as tasks,
      (select count(*) from leads where "mergedIntoId" = ${leadId}) as merged`.execute(db);
  const [counts] = rows;
  return counted([
    [Number(counts?.appointments), ['appointment', 'appointments']],
    [Number(counts?.emails), ['mail', 'mails']],
    [Number(counts?.tasks), ['open task', 'open tasks']],
    [Number(counts?.merged), ['lead merged into it', 'leads merged into it']],
  ]);
}

const told: Partial<Record<LeadEvent['type'], Noun>> = {
  call: ['call', 'calls'],
  note: ['note', 'notes'],
  emailQueued: ['mail', 'mails'],
  appointmentBooked: ['booking', 'bookings'],
  appointmentCompleted: ['visit', 'visits'],
  requestedAgain: ['new request', 'new requests'],
};

/** What happened since a merge, in words: all that a split has to give to one of the two. */
export async function laterThan(db: Db, { intoId, marks }: MergeRow): Promise<string[]> {
  const { activities } = JSON.parse(marks) as Marks;
  const events = await standingSince(db, intoId, activities);
  const byNoun = Map.groupBy(events, ({ type }) => told[type]);
  return counted(
    [...byNoun].flatMap(([noun, { length }]) => (noun ? [[length, noun] as const] : [])),
  );
}

function counted(counts: readonly (readonly [number, Noun])[]): string[] {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, [one, many]]) => `${count} ${count === 1 ? one : many}`);
}
