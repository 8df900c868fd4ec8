import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead } from '../leads/lead.queries.ts';
import { afterBusinessMinutes } from '../locations/business-time.ts';
import { findLocation } from '../locations/location.queries.ts';
import { describeError } from '../log.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { createWorker, type Worker } from '../worker.ts';
import { nextMailOf } from './next-mail.ts';
import type { PlannedMail } from './planned-mail.ts';
import { replan } from './replan.ts';

const everyMs = 60_000;
const atOnce = 100;

/** Writes the follow-up mails of the cadence into the outbox when their hour comes. */
export function createFollowUpMails(ctx: Context): Worker {
  return createWorker({ name: 'follow-up', everyMs, log: ctx.log, run: () => mailAll(ctx) });
}

async function mailAll(ctx: Context): Promise<void> {
  const due = await ctx.db
    .selectFrom('leads')
    .select('id')
    .where('nextMailAt', '<=', nowIso(ctx.clock))
    .orderBy('nextMailAt')
    .limit(atOnce)
    .execute();
  for (const { id } of due) {
    await mailSafely(ctx, id);
  }
  if (due.length > 0) {
    ctx.events.emit('outbox');
  }
}

/** One that fails waits for the next run and keeps no other person's from going out. */
async function mailSafely(ctx: Context, leadId: number): Promise<void> {
  try {
    await mailOne(ctx, leadId);
  } catch (error) {
    ctx.log.error({ leadId, err: describeError(error) }, 'a follow-up mail could not be written');
  }
}

/** What is due is worked out once more: since the column was written, anything may have happened. */
async function mailOne(ctx: Context, leadId: number): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const at = nowIso(ctx.clock);
    const lead = await findLead(trx, leadId);
    const mail = lead && (await nextMailOf(trx, lead));
    if (lead && mail && toIso(mail.at) <= at) {
      if (!(await isBusinessTime(ctx, trx, lead.locationId))) {
        return;
      }
      const { day, template } = mail;
      if (isLongPast(ctx, mail)) {
        const data = {
          what: 'email',
          day,
          title: `Mail of day ${day}`,
          reason: 'Its day is past.',
        };
        await appendActivity(trx, { leadId, at, actorId: null, type: 'skipped', data });
        await replan(trx, leadId, at);
        return;
      }
      const facts = { day, reason: `Day ${day} of the follow-up, not booked yet.` };
      const result = await queuePatientMail(ctx, trx, { lead, template, actorId: null, facts });
      if ('refused' in result) {
        const data = { what: 'email', day, title: `Mail of day ${day}`, reason: result.refused };
        await appendActivity(trx, { leadId, at, actorId: null, type: 'skipped', data });
      }
    }
    await replan(trx, leadId, at);
  });
}

const longPast = Temporal.Duration.from({ hours: 72 });

/** After a long standstill, or with new settings, nobody gets the mails of last month. */
function isLongPast({ clock }: Context, { at }: PlannedMail): boolean {
  return Temporal.Instant.compare(at.add(longPast), clock.now()) < 0;
}

/** A mail that is late for its hour still comes in the clinic's hours. */
async function isBusinessTime({ clock }: Context, db: Db, locationId: number): Promise<boolean> {
  const location = await findLocation(db, locationId);
  const now = clock.now();
  const next = location && afterBusinessMinutes(location, now, 0);
  return next?.epochMilliseconds === now.epochMilliseconds;
}
