import type { Trx } from '../db/database.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { deleteLink, insertLink, type NewLink } from './link.queries.ts';

type Facts = Readonly<Record<string, unknown>>;
/** What the history of `leadId`, and that of the other one, says beside it. */
export type Told = { readonly here?: Facts; readonly there?: Facts };

/** Links two leads, both ways, with an event on each. Doing it twice is doing it once. */
export async function linkLeads(
  trx: Trx,
  link: NewLink,
  at: string,
  actorId: string | null = null,
  told: Told = {},
): Promise<void> {
  if (await insertLink(trx, link, at)) {
    await tellBoth(trx, 'linked', link, { at, actorId }, told);
  }
}

/** The link is no more: what the two shared was put right. */
export async function unlinkLeads(trx: Trx, link: NewLink, at: string): Promise<void> {
  await deleteLink(trx, link.leadId, link.otherId);
  await tellBoth(trx, 'unlinked', link, { at, actorId: null });
}

async function tellBoth(
  trx: Trx,
  type: 'linked' | 'unlinked',
  { leadId, otherId, kind, via }: NewLink,
  by: { readonly at: string; readonly actorId: string | null },
  told: Told = {},
): Promise<void> {
  const shared = via !== null && { via };
  const there = kind === 'household' ? kind : kind === 'earlier' ? 'later' : 'earlier';
  const here = { kind, otherId, ...shared, ...told.here };
  await appendActivity(trx, { leadId, ...by, type, data: here });
  const data = { kind: there, otherId: leadId, ...shared, ...told.there };
  await appendActivity(trx, { leadId: otherId, ...by, type, data });
}
