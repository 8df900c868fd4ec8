import type { Trx } from '../db/database.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { locationBefore } from '../transfers/transfer.queries.ts';
import { auditFields } from './audit-fields.ts';
import { unmerge } from './fields.ts';
import { updateMerge } from './merging.queries.ts';
import type { Changes, MergeRow } from './merging.table.ts';
import type { Split } from './split.ts';
import type { statesApart } from './states-apart.ts';
import { stillWorking } from './tasks-back.ts';

type States = Awaited<ReturnType<typeof statesApart>>;

/**
 * Gives the fields of two leads that were one back to each, with their states; what people changed
 * since goes where what came since goes.
 * @param rest the merges into the lead that stayed that stand on
 */
export async function putFieldsBack(
  trx: Trx,
  { merge, from, into, laterToFrom }: Split,
  rest: readonly MergeRow[],
  states: States,
  by: { readonly actorId: string; readonly at: string },
): Promise<void> {
  const after = rest.filter(({ id }) => id > merge.id);
  const changes = JSON.parse(merge.changes) as Changes;
  const back = unmerge(
    into,
    changes,
    after.map((each) => JSON.parse(each.changes) as Changes),
  );
  for (const [index, each] of after.entries()) {
    await updateMerge(trx, each.id, { changes: JSON.stringify(back.rest[index]) });
  }
  const edited = Object.keys(back.later);
  const kept = Object.entries(back.into).filter(
    ([column]) => laterToFrom || !edited.includes(column),
  );
  const own = await withOrigin(trx, merge, Object.fromEntries(kept));
  const { askedLocationId: _handedOver, ...later } = back.later;
  const given = laterToFrom ? later : {};
  const ownFields = await stillWorking(trx, into, own);
  const stayed = await updateLead(trx, into.id, { ...ownFields, ...states.into.state });
  const parted = await updateLead(trx, from.id, {
    ...(await withOwner(trx, from, given)),
    ...states.from.state,
    mergedIntoId: null,
  });
  await auditFields(trx, into, stayed, by);
  await auditFields(trx, from, parted, by);
}

/** Whoever has the lead that stayed since may work elsewhere: then this one keeps its own. */
async function withOwner(
  trx: Trx,
  { locationId }: LeadRow,
  given: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  const { assigneeId, ...others } = given;
  const fits = !assigneeId || (await worksAt(trx, assigneeId, locationId));
  return fits ? given : others;
}

/** Handed over since, it keeps where it was until then. */
async function withOrigin(
  trx: Trx,
  { intoId, at }: MergeRow,
  fields: Partial<LeadRow>,
): Promise<Partial<LeadRow>> {
  return fields.askedLocationId === null
    ? { ...fields, askedLocationId: await locationBefore(trx, intoId, at) }
    : fields;
}
