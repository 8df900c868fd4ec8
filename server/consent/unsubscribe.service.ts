import { sql } from 'kysely';
import { contactPurposes } from '../../shared/vocabulary.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { familyOf } from '../leads/family.ts';
import { leadsWithEmail } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { type ConsentRow, unsubscribedSince, wordsOn } from './consent.queries.ts';
import { takeBackWords, writeWord } from './ledger.service.ts';
import { wordOn } from './may.ts';
import { settle } from './settle.ts';

/** So long a click by mistake can be taken back by the link that made it. */
const mistake = Temporal.Duration.from({ hours: 1 });

export type Unsubscribing = {
  readonly lead: LeadRow;
  /** The link that was followed, as it ends in the mail: our host may have had another name. */
  readonly stopPath: string;
  readonly originAddress: string | null;
};

/**
 * The person wants no more mails: by address and not by lead, in the whole group, at once. The address
 * is the one that this link was mailed to, which need not be the lead's any more. Doing it twice is
 * doing it once.
 */
export async function stopMails(ctx: Context, click: Unsubscribing): Promise<void> {
  const at = nowIso(ctx.clock);
  await ctx.db.transaction().execute(async (trx) => {
    const address = await mailedTo(trx, click);
    const others = address === null ? [] : await leadsWithEmail(trx, address);
    const all = [click.lead, ...others.filter(({ id }) => id !== click.lead.id)];
    const { originAddress } = click;
    const by = { means: 'unsubscribe', actorId: null, at, originAddress } as const;
    const no = { channel: 'email', purpose: 'all', action: 'withdrawn', ...by } as const;
    const said: LeadRow[] = [];
    for (const lead of all) {
      if (lead.erasedAt === null && !(await hasSaidSo(trx, lead))) {
        await writeWord(trx, lead, { ...no, ...(address !== null && { address }) }, [lead]);
        said.push(lead);
      }
    }
    await settle(trx, said, at);
  });
}

/** Each lead has a row of its own, so that its history tells of it. */
async function hasSaidSo(trx: Trx, lead: LeadRow): Promise<boolean> {
  const own = (await wordsOn(trx, lead)).filter((word) => word.own === 1);
  return contactPurposes.every((purpose) => wordOn(own, 'email', purpose) === 'withdrawn');
}

/**
 * The address to which the mail with this link went, be it one to stop the mails or to book: of a lead
 * that was merged its own. Null: none is known.
 */
async function mailedTo(db: Db, { lead, stopPath }: Unsubscribing): Promise<string | null> {
  const mail = await db
    .selectFrom('emails')
    .select('to')
    .where('leadId', 'in', familyOf(lead.id))
    .where(
      sql<boolean>`(substr("stopUrl", ${-stopPath.length}) = ${stopPath}
        or instr(text, ${stopPath.slice(0, -'/stop'.length)}) > 0)`,
    )
    .limit(1)
    .executeTakeFirst();
  return mail?.to ?? lead.email;
}

/** Whether this link's click can still be taken back as a mistake. */
export async function canTakeBack(ctx: Context, click: Unsubscribing): Promise<boolean> {
  return (await clicks(ctx, ctx.db, click)).length > 0;
}

async function clicks({ clock }: Context, db: Db, click: Unsubscribing): Promise<ConsentRow[]> {
  const address = await mailedTo(db, click);
  const since = toIso(clock.now().subtract(mistake));
  return address === null ? [] : unsubscribedSince(db, address, since);
}

/**
 * "I clicked by mistake": what was said before holds again, and no more than that.
 * @returns whether there was anything to take back
 */
export async function takeBackStop(ctx: Context, click: Unsubscribing): Promise<boolean> {
  const at = nowIso(ctx.clock);
  return ctx.db.transaction().execute(async (trx) => {
    const rows = await clicks(ctx, trx, click);
    const { originAddress } = click;
    const by = { means: 'unsubscribe', actorId: null, at, originAddress } as const;
    const leads = await takeBackWords(trx, rows, by);
    for (const { leadId } of rows) {
      const data = { channel: 'email', means: 'unsubscribe', takenBack: true };
      await appendActivity(trx, { leadId, at, actorId: null, type: 'consentGiven', data });
    }
    await settle(trx, leads, at);
    return rows.length > 0;
  });
}
