import { setImmediate as nextTurn } from 'node:timers/promises';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { describeError } from '../log.ts';
import { createWorker, type Worker } from '../worker.ts';
import { replan } from './replan.ts';

const everyMs = 60_000;

/**
 * A location's calendar or figures have changed: clock and plan of everybody there who is still
 * followed up are to be counted by them. With thousands of leads that takes a while, so it is only
 * noted here and done after the commit, with `planStale`.
 */
export async function markStale(trx: Trx, locationId: number): Promise<void> {
  await trx
    .insertInto('stalePlans')
    .columns(['leadId'])
    .expression((eb) =>
      eb
        .selectFrom('leads')
        .select('id')
        .where('locationId', '=', locationId)
        .where('status', 'in', ['requested', 'emailed'])
        .where('mergedIntoId', 'is', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Works out what a crash, or an older version of the program, left stale. */
export function createPlanning(ctx: Context): Worker {
  return createWorker({ name: 'planning', everyMs, log: ctx.log, run: () => planStale(ctx) });
}

/** Works all stale plans out anew, one lead a transaction, so that requests come in between. */
export async function planStale(ctx: Context): Promise<void> {
  const stale = await ctx.db.selectFrom('stalePlans').select('leadId').orderBy('leadId').execute();
  for (const { leadId } of stale) {
    await planSafely(ctx, leadId);
    await nextTurn();
  }
}

/** One that fails waits for the next run and keeps no other from being planned. */
async function planSafely(ctx: Context, leadId: number): Promise<void> {
  try {
    await ctx.db.transaction().execute(async (trx) => {
      await replan(trx, leadId, nowIso(ctx.clock));
      await trx.deleteFrom('stalePlans').where('leadId', '=', leadId).execute();
    });
  } catch (error) {
    ctx.log.error({ leadId, err: describeError(error) }, 'a lead could not be planned for');
  }
}
