import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../staff/principal.ts';

/**
 * A lead and the leads merged into it: their histories and consents are one. For `in`, in a query
 * over a `leadId`.
 */
export function familyOf(leadId: number): RawBuilder<number> {
  return sql<number>`(select family.id from leads as own
    join leads as family on family.id = own.id or family."mergedIntoId" = own.id
    where own.id = ${leadId})`;
}

/**
 * The ids of the rows of an append-only table that belong to these leads, each with the lead it
 * counts for (`ofLead`): its own, those of leads merged into it, and what a split gave it; without
 * what a split took away. For `from` and `in`.
 * @param leads for `in`: an id, or several
 */
export function historyOf(
  table: 'activities' | 'consents',
  leads: RawBuilder<unknown>,
): RawBuilder<{ id: number; ofLead: number }> {
  return sql`(
    with family as (
      select family.id, own.id as "ofLead" from leads as own
      join leads as family on family.id = own.id or family."mergedIntoId" = own.id
      where own.id in (${leads}))
    select own.id, family."ofLead" from family
    join ${sql.table(table)} as own on own."leadId" = family.id
    where not exists (
      select 1 from "historyMoves" where "tableName" = ${sql.lit(table)} and "rowId" = own.id)
    union all
    select "historyMoves"."rowId", family."ofLead" from family
    cross join "historyMoves"
    where "historyMoves"."leadId" = family.id and "historyMoves"."tableName" = ${sql.lit(table)})`;
}

/** The same rows of one lead, for `in`. */
export function idsInHistory(table: 'activities' | 'consents', leadId: number): RawBuilder<number> {
  return idsInHistories(table, [leadId]);
}

/** The same of several leads, one at least. */
export function idsInHistories(
  table: 'activities' | 'consents',
  leadIds: readonly number[],
): RawBuilder<number> {
  return sql<number>`(select history.id from ${historyOf(table, sql.join(leadIds))} as history)`;
}

/** The lead to whose history an activity belongs: its own, unless a split gave it to another. */
export const leadOfActivity = sql<number>`coalesce((select "historyMoves"."leadId"
  from "historyMoves" where "historyMoves"."tableName" = 'activities'
  and "historyMoves"."rowId" = activities.id), activities."leadId")`;

/**
 * Events whose lead, or the lead it was merged into, belongs to one of the person's locations; null
 * where they see all.
 */
export function ownHistories({ locationIds: ids }: Viewer): RawBuilder<boolean> | null {
  if (ids === 'all') {
    return null;
  }
  if (ids.length === 0) {
    return sql<boolean>`1 = 0`;
  }
  const own = sql.join(ids);
  return sql<boolean>`exists (select 1 from leads as "ownLead"
    left join leads as whole on whole.id = "ownLead"."mergedIntoId"
    where "ownLead".id = ${leadOfActivity}
      and ("ownLead"."locationId" in (${own}) or whole."locationId" in (${own})))`;
}
