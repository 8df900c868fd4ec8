import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { appendActivity, lastActivityAt } from '../leads/activity.queries.ts';
import { isOver } from '../leads/open-lead.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { createTask } from '../tasks/task.service.ts';
import { insertAvailabilityShown } from './booking.queries.ts';
import type { Visitor } from './booking-visitor.ts';
import { firstFree, offerFor } from './offer.ts';

const pause = { minutes: 30 };

/**
 * The person has really seen the page (a script said so, or a form was sent; mail scanners only
 * follow links): how many times were free, and how soon, is kept for the report on lost
 * capacity. Once in half an hour for each lead, and only while they still have to choose.
 */
export async function noteOpened(ctx: Context, visitor: Visitor): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const { lead, location } = visitor;
    const now = ctx.clock.now();
    const last = await lastActivityAt(trx, lead.id, 'bookingOpened');
    if (isOver(lead) || (last !== null && last > toIso(now.subtract(pause)))) {
      return;
    }
    const offer = await offerFor(ctx, visitor, trx);
    if (offer.ahead || offer.hadOne) {
      return;
    }
    const at = toIso(now);
    const freeTimes = offer.free.count();
    const firstFreeAt = firstFree(offer)?.startsAt ?? null;
    await insertAvailabilityShown(trx, {
      leadId: lead.id,
      locationId: location.id,
      at,
      freeTimes,
      firstFreeAt,
    });
    await appendActivity(trx, {
      leadId: lead.id,
      at,
      actorId: null,
      type: 'bookingOpened',
      data: { freeTimes, firstFreeAt },
    });
    if (freeTimes === 0) {
      await askForCall(trx, visitor, now);
    }
  });
}

/** Whoever found nothing to choose has not lost interest: somebody calls and finds a time. */
async function askForCall(
  trx: Trx,
  { lead, location }: Visitor,
  now: Temporal.Instant,
): Promise<void> {
  await createTask(trx, {
    leadId: lead.id,
    kind: 'call',
    dueAt: toIso(responseDeadlines(location, now).dueAt),
    title: 'Find a time by phone',
    reason: 'Opened the booking page and saw no free time.',
    origin: 'event',
    assigneeId: lead.assigneeId,
  });
  await replan(trx, lead.id, toIso(now));
}
