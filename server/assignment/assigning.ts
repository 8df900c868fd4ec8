import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Location } from '../../shared/records.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { type LeadEvent, leadEvents } from '../follow-up/events.ts';
import { findLead } from '../leads/lead.queries.ts';
import { allLocations } from '../locations/location.queries.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { assignInTurn } from './in-turn.ts';

const everyMs = 60_000;
/** So many are given out at once in a location; the rest in a minute. */
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
    await giveOut(ctx, location);
  }
}

async function giveOut(ctx: Context, location: Location): Promise<void> {
  let given = 0;
  for (const leadId of await nobodysLeads(ctx.db, location.id)) {
    const outcome = await assignSafely(ctx, leadId, location);
    given += outcome === 'given' ? 1 : 0;
    // Where nobody is in, nobody is for the next lead either.
    if (outcome === 'nobodyIn' || given === most) {
      return;
    }
    await nextTurn();
  }
}

type Outcome = 'given' | 'left' | 'nobodyIn';

async function assignSafely(ctx: Context, leadId: number, location: Location): Promise<Outcome> {
  try {
    return await ctx.db.transaction().execute(async (trx) => {
      const lead = await findLead(trx, leadId);
      // Somebody was quicker, or the person is followed up no more.
      const waits = lead?.assigneeId === null && lead.dueAt !== null;
      if (!waits || isPutBack(await leadEvents(trx, leadId))) {
        return 'left';
      }
      const { assigneeId } = await assignInTurn(trx, lead, location, ctx.clock.now());
      return assigneeId === null ? 'nobodyIn' : 'given';
    });
  } catch (error) {
    ctx.log.error({ leadId, err: describeError(error) }, 'a lead could not be given out');
    return 'left';
  }
}

/**
 * Whether a person has taken the lead from somebody on purpose: then it stays nobody's. Whoever goes
 * away says in the event that it is for that.
 */
function isPutBack(events: readonly LeadEvent[]): boolean {
  const last = events.findLast(({ type }) => type === 'assigned');
  return last !== undefined && last.actorId !== null && last.data['away'] === undefined;
}

/** Nobody's leads that nobody has tried to reach, the longest waiting first. */
async function nobodysLeads(db: Db, locationId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('leads')
    .select('id')
    .where('locationId', '=', locationId)
    .where('dueAt', 'is not', null)
    .where('assigneeId', 'is', null)
    .orderBy('dueAt')
    .execute();
  return rows.map(({ id }) => id);
}
