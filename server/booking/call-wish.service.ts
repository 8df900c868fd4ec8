import { RateLimiterMemory } from 'rate-limiter-flexible';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { replan } from '../follow-up/replan.ts';
import { countUse } from '../http/rate-limit.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { createTask } from '../tasks/task.service.ts';
import { openLead } from './booking-rules.ts';

const wishesPerHour = 5;

/**
 * No free time suits the person: their words become a call task, due as soon as people answer
 * a new request.
 * @returns a function that throws HttpError 409 for a closed lead, 429 after too many wishes
 */
export function createCallWish(ctx: Context): (leadId: number, words: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: wishesPerHour, duration: 3600 });
  return async (leadId, words) => {
    await countUse(limiter, leadId, 'We have your wishes already.');
    await ctx.db.transaction().execute(async (trx) => {
      const { lead, location } = await openLead(trx, leadId);
      const { dueAt } = responseDeadlines(location, ctx.clock.now());
      await createTask(trx, {
        leadId,
        kind: 'call',
        dueAt: toIso(dueAt),
        title: 'Find a time by phone',
        origin: 'event',
        reason: `No free time suited. In their words: ${words}`,
        assigneeId: lead.assigneeId,
      });
      await replan(trx, leadId, nowIso(ctx.clock));
    });
  };
}
