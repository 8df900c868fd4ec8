import type { z } from 'zod';
import type { wordInput } from '../../shared/consent-ledger.ts';
import type { ConsentChannel, ConsentMeans } from '../../shared/vocabulary.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { findLead, leadsReachedBy, writableLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Principal } from '../staff/principal.ts';
import {
  type ConsentRow,
  consentsByIds,
  insertConsents,
  standingWords,
} from './consent.queries.ts';
import { addressOf, type Reach } from './reach.ts';
import { finishRefused } from './refused-tasks.ts';
import { settle } from './settle.ts';

/** Somebody said something about being contacted. */
export type Said = Pick<z.output<typeof wordInput>, 'channel' | 'purpose' | 'action'> & {
  readonly means: ConsentMeans;
  readonly actorId: string | null;
  /** ISO instant */
  readonly at: string;
  readonly originAddress?: string | null;
  /** What the history keeps beside it. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Where it was said about another address than the lead has now. */
  readonly address?: string;
};

/**
 * Writes down what a person said, on the phone or otherwise: one click or key.
 * @returns the activity by which it is taken back
 * @throws HttpError 404, 409 for an erased lead
 */
export async function recordWord(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  leadId: number,
  word: z.output<typeof wordInput>,
): Promise<number> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    const { userId: actorId } = principal;
    const facts = { byHand: true };
    return sayWord(trx, lead, { ...word, actorId, at: nowIso(ctx.clock), facts });
  });
}

/**
 * Adds a word to a lead's ledger, in the caller's transaction, with all that follows for every lead
 * of the address or number that it is about.
 * @returns the activity that tells of it
 */
export async function sayWord(trx: Trx, lead: LeadRow, said: Said): Promise<number> {
  const reached = await reachedWith(trx, lead, said.channel);
  const deed = await writeWord(trx, lead, said, reached);
  await settle(trx, reached, said.at);
  return deed;
}

/**
 * The same, before what follows: whoever calls it settles the leads.
 * @param reached the leads whose tasks end with it
 */
export async function writeWord(
  trx: Trx,
  lead: LeadRow,
  { at, actorId, facts, address, originAddress = null, ...word }: Said,
  reached: readonly LeadRow[],
): Promise<number> {
  const { id: leadId, language } = lead;
  const unread = { wordingVersion: null, wording: null };
  const row = { leadId, at, language, actorId, originAddress, ...word, ...unread };
  const consentIds = await insertConsents(trx, [row], address);
  const finishedTaskIds: number[] = [];
  for (const each of reached) {
    finishedTaskIds.push(...(await finishRefused(trx, each, at)));
  }
  const { channel, purpose, means } = word;
  return appendActivity(trx, {
    leadId,
    at,
    actorId,
    type: word.action === 'given' ? 'consentGiven' : 'consentWithdrawn',
    data: { channel, purpose, means, consentIds, finishedTaskIds, ...facts },
  });
}

/** The lead, and every other that a word about this way of contact bears on. */
async function reachedWith(trx: Trx, lead: LeadRow, channel: ConsentChannel): Promise<LeadRow[]> {
  const address = addressOf(lead, channel);
  const reach: Reach =
    channel === 'email' ? { email: address, phone: null } : { email: null, phone: address };
  const others = address === null ? [] : await leadsReachedBy(trx, reach);
  return [lead, ...others.filter(({ id, erasedAt }) => id !== lead.id && erasedAt === null)];
}

/**
 * Words that were said or written down by mistake don't count any more. The rows stay; others beside
 * them say so.
 * @returns the leads whose words they were
 */
export async function takeBackWords(
  trx: Trx,
  rows: readonly ConsentRow[],
  by: Pick<Said, 'means' | 'actorId' | 'at'> & { readonly originAddress?: string | null },
): Promise<LeadRow[]> {
  const leads: LeadRow[] = [];
  for (const { id, leadId, channel, purpose, language } of rows) {
    const wording = { wordingVersion: null, wording: null };
    const { means, actorId, at, originAddress = null } = by;
    const same = { leadId, channel, purpose, language, ...wording };
    const row = { ...same, means, actorId, at, originAddress };
    await insertConsents(trx, [{ ...row, action: 'takenBack', undoesId: id }]);
    const lead = await findLead(trx, leadId);
    for (const each of lead ? await reachedWith(trx, lead, channel) : []) {
      leads.push(...(leads.some((known) => known.id === each.id) ? [] : [each]));
    }
  }
  return leads;
}

/** Takes back what one activity wrote into the ledger. */
export async function takeBackActivity(
  trx: Trx,
  consentIds: readonly number[],
  by: { readonly actorId: string | null; readonly at: string },
): Promise<void> {
  const rows = await consentsByIds(trx, consentIds);
  await settle(trx, await takeBackWords(trx, rows, { ...by, means: 'staff' }), by.at);
}

/**
 * The field `voicemailOk` was written: the ledger has the word, the field is its summary.
 * @param ok null: nobody said anything, what was written down before was a mistake
 */
export async function sayVoicemail(
  trx: Trx,
  lead: LeadRow,
  ok: boolean | null,
  by: { readonly actorId: string; readonly at: string },
): Promise<void> {
  if (ok !== null) {
    const action = ok ? 'given' : 'withdrawn';
    await sayWord(trx, lead, {
      channel: 'voicemail',
      purpose: 'all',
      action,
      means: 'staff',
      ...by,
    });
    return;
  }
  const rows = await standingWords(trx, lead.id, 'voicemail');
  const leads = await takeBackWords(trx, rows, { ...by, means: 'staff' });
  await settle(trx, leads, by.at);
}
