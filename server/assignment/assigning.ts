import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Location } from '../../shared/records.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { findLead } from '../leads/lead.queries.ts';
import { allLocations } from '../locations/location.queries.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { assignInTurn } from './in-turn.ts';

const everyMs = 60_000;
/** So many at once, so that requests come in between; the rest in a minute. */
const most = 200;

/**
 * Gives out, where a location does so in turn, what is nobody's: who asked while nobody was in, and
 * who was with somebody that went away.
 */
export function createAssigning(ctx: Context): Worker {
  return createWorker({ name: 'assigning', everyMs, log: ctx.log, run: () => assignWaiting(ctx) });
}

async function assignWaiting(ctx: Context): Promise<void> {
  const inTurn = (await allLocations(ctx.db)).filter(
    ({ settings }) => settings.assignment === 'inTurn',
  );
  for (const location of inTurn) {
    for (const leadId of await waitingLeads(ctx.db, location.id)) {
      if (!(await assignSafely(ctx, leadId, location))) {
        break;
      }
      await nextTurn();
    }
  }
}

/** @returns false where nobody is in: nobody is for the next lead either */
async function assignSafely(ctx: Context, leadId: number, location: Location): Promise<boolean> {
  try {
    return await ctx.db.transaction().execute(async (trx) => {
      const lead = await findLead(trx, leadId);
      // Somebody was quicker, or the person is followed up no more.
      if (!lead || lead.assigneeId !== null || lead.dueAt === null) {
        return true;
      }
      return (await assignInTurn(trx, lead, location, ctx.clock.now())).assigneeId !== null;
    });
  } catch (error) {
    ctx.log.error({ leadId, err: describeError(error) }, 'a lead could not be given out');
    return true;
  }
}

/**
 * Nobody's leads that nobody has tried to reach, the longest waiting first; not those that a person
 * has taken from somebody on purpose. Whoever goes away says in the event that it is for that.
 */
async function waitingLeads(db: Db, locationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('leads')
    .select('id')
    .where('locationId', '=', locationId)
    .where('dueAt', 'is not', null)
    .where('assigneeId', 'is', null)
    .where(
      sql<boolean>`coalesce((
        select "actorId" is null or data like '%"away":%' from activities
        where activities."leadId" = leads.id and type = 'assigned'
        order by activities.id desc limit 1), true)`,
    )
    .orderBy('dueAt')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
