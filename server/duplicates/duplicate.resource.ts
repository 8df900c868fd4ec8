import { type RawBuilder, sql } from 'kysely';
import { type DuplicatePair, type DuplicateRule, reasonWords } from '../../shared/duplicates.ts';
import { leadEmbed } from '../leads/lead.embed.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations, type Viewer } from '../staff/principal.ts';
import type { DuplicatePairRow } from './duplicate.table.ts';

export const duplicateResource: Resource<DuplicatePairRow, DuplicatePair> = {
  name: 'duplicates',
  singular: 'pair',
  table: 'duplicatePairs',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer' },
    otherId: { type: 'integer' },
    score: { type: 'integer' },
    reasons: { type: 'json' },
    foundAt: { type: 'instant' },
    ruledOutAt: { type: 'instant', nullable: true },
    ruledOutById: { type: 'text', nullable: true },
    /** Whether anybody has still to look at it. */
    open: { type: 'boolean', expression: sql`("duplicatePairs"."ruledOutAt" is null)` },
  },
  defaultSort: ['score', 'DESC'],
  scope: (viewer) => sql<boolean>`(${side('leadId', viewer)} and ${side('otherId', viewer)})`,
  embeds: { lead: leadEmbed('leadId'), other: leadEmbed('otherId') },
  toRecord: (row) => {
    const { id, leadId, otherId, score, foundAt, ruledOutAt, ruledOutById } = row;
    // Written by us alone.
    const reasons = JSON.parse(row.reasons) as DuplicateRule[];
    const told = { reasons, why: reasonWords(reasons) };
    return { id, leadId, otherId, score, ...told, foundAt, ruledOutAt, ruledOutById };
  },
};

/** Both leads have to be theirs to see, and stand for somebody who is still looked after. */
function side(column: 'leadId' | 'otherId', viewer: Viewer): RawBuilder<boolean> {
  const own = ownLocations(viewer, 'side.locationId') ?? sql<boolean>`1 = 1`;
  return sql<boolean>`exists (select 1 from leads as side
    where side.id = ${sql.ref(`duplicatePairs.${column}`)} and side."mergedIntoId" is null
      and coalesce(side."closeReason", '') not in ('duplicate', 'spam') and ${own})`;
}
