import type { AppointmentKind, TaskKind } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { postponedUntil } from './activity.queries.ts';

export type NextStep = { readonly at: string; readonly what: TaskKind | AppointmentKind };

/**
 * What is to be done next for a lead, and when: the earliest of its open tasks, its booked
 * appointments and, while nobody has tried to reach the person, the first call.
 * A closed or merged lead has none.
 */
export async function nextStepOf(db: Db, leadId: number): Promise<NextStep | null> {
  const lead = await db
    .selectFrom('leads')
    .select(['status', 'dueAt', 'mergedIntoId'])
    .where('id', '=', leadId)
    .executeTakeFirstOrThrow();
  if (lead.status === 'closed' || lead.mergedIntoId !== null) {
    return null;
  }
  const task = await db
    .selectFrom('tasks')
    .select(['dueAt as at', 'kind as what'])
    .where('leadId', '=', leadId)
    .where('doneAt', 'is', null)
    .orderBy('dueAt')
    .limit(1)
    .executeTakeFirst();
  const appointment = await db
    .selectFrom('appointments')
    .select(['startsAt as at', 'kind as what'])
    .where('leadId', '=', leadId)
    .where('status', '=', 'booked')
    .orderBy('startsAt')
    .limit(1)
    .executeTakeFirst();
  return earliest([task, appointment, await firstCallOf(db, leadId, lead.dueAt)]);
}

/** The first call may be put off; the clock that it should have stopped by `dueAt` runs on. */
async function firstCallOf(
  db: Db,
  leadId: number,
  dueAt: string | null,
): Promise<NextStep | undefined> {
  if (dueAt === null) {
    return undefined;
  }
  const until = await postponedUntil(db, leadId);
  return { at: until !== null && until > dueAt ? until : dueAt, what: 'call' };
}

function earliest(steps: readonly (NextStep | undefined)[]): NextStep | null {
  const known = steps.filter((step) => step !== undefined);
  return known.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}
