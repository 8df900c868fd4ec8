import type { AppointmentKind, TaskKind } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';

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
  // Whoever put the first call off, or made a task of it, is shown that one.
  const firstCall: NextStep | undefined =
    lead.dueAt === null || task?.what === 'call' || task?.what === 'rebook'
      ? undefined
      : { at: lead.dueAt, what: 'call' };
  return earliest([task, appointment, firstCall]);
}

function earliest(steps: readonly (NextStep | undefined)[]): NextStep | null {
  const known = steps.filter((step) => step !== undefined);
  return known.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}
