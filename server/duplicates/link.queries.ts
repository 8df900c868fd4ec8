import { sql } from 'kysely';
import type { LeadInShort, LinkKind, LinkVia } from '../../shared/duplicates.ts';
import type { Db, Trx } from '../db/database.ts';
import { familyOf } from '../leads/family.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';
import { inShort } from './candidate.queries.ts';
import type { LeadLinkRow } from './duplicate.table.ts';

/** A link as it is seen from `leadId`. */
export type NewLink = {
  readonly leadId: number;
  readonly otherId: number;
  readonly kind: LinkKind;
  readonly via: LinkVia | null;
};

const seenFromThere: Record<LinkKind, LinkKind> = {
  household: 'household',
  earlier: 'later',
  later: 'earlier',
};

/** @returns whether it is new */
export async function insertLink(trx: Trx, link: NewLink, at: string): Promise<boolean> {
  const { leadId, otherId, kind, via } = link;
  const stored = await trx
    .insertInto('leadLinks')
    .values([
      { ...link, at, talkOk: null },
      { leadId: otherId, otherId: leadId, kind: seenFromThere[kind], via, at, talkOk: null },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .returning('leadId')
    .execute();
  return stored.length > 0;
}

export async function deleteLink(trx: Trx, leadId: number, otherId: number): Promise<void> {
  await trx
    .deleteFrom('leadLinks')
    .where((eb) =>
      eb.or([eb.and({ leadId, otherId }), eb.and({ leadId: otherId, otherId: leadId })]),
    )
    .execute();
}

/** All links of a lead, the newest first. */
export async function linksOf(db: Db, leadId: number): Promise<LeadLinkRow[]> {
  return db
    .selectFrom('leadLinks')
    .selectAll()
    .where('leadId', '=', leadId)
    .orderBy('at', 'desc')
    .orderBy('otherId', 'desc')
    .execute();
}

/** The links of a lead and of those that were merged into it, to others, the newest first. */
export async function familyLinks(db: Db, leadId: number): Promise<LeadLinkRow[]> {
  return db
    .selectFrom('leadLinks')
    .selectAll()
    .where('leadId', 'in', familyOf(leadId))
    .where('otherId', 'not in', familyOf(leadId))
    .orderBy('at', 'desc')
    .orderBy('otherId', 'desc')
    .execute();
}

/** The leads that were merged into this one, as far as this person may see them. */
export async function mergedInto(db: Db, viewer: Viewer, leadId: number): Promise<LeadInShort[]> {
  return db
    .selectFrom('leads')
    .select(inShort)
    .where('mergedIntoId', '=', leadId)
    .where(ownLocations(viewer, 'leads.locationId') ?? sql<boolean>`1 = 1`)
    .orderBy('id')
    .execute();
}

export async function setTalkOk(
  trx: Trx,
  leadId: number,
  otherId: number,
  ok: boolean,
): Promise<void> {
  await trx
    .updateTable('leadLinks')
    .set({ talkOk: ok ? 1 : 0 })
    .where('leadId', '=', leadId)
    .where('otherId', '=', otherId)
    .execute();
}
