import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import { replan } from '../follow-up/replan.ts';
import type { Principal } from '../staff/principal.ts';
import { appendActivity } from './activity.queries.ts';
import { updateLead, writableLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';

/** @returns the activity that tells of it, or null where it was so already */
export async function assignLead(
  ctx: Context,
  principal: Principal,
  id: number,
  assigneeId: string | null,
): Promise<number | null> {
  return ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, id);
    return assignWithin(trx, lead, assigneeId, {
      actorId: principal.userId,
      at: nowIso(ctx.clock),
    });
  });
}

type AssignedBy = {
  /** Null: it follows by itself from something else. */
  readonly actorId: string | null;
  readonly at: string;
  /** What the history keeps beside it: a note, and what else has to be taken back with it. */
  readonly facts?: Readonly<Record<string, unknown>>;
};

/**
 * Gives a lead to a member of staff, or to nobody.
 * @returns the activity that tells of it, or null where it was so already
 * @throws HttpError 422 where that person doesn't work at the lead's location
 */
export async function assignWithin(
  trx: Trx,
  lead: LeadRow,
  assigneeId: string | null,
  { facts, ...by }: AssignedBy,
): Promise<number | null> {
  if (lead.assigneeId === assigneeId) {
    return null;
  }
  await requireWorksAt(trx, assigneeId, lead.locationId);
  const deed = await appendActivity(trx, {
    leadId: lead.id,
    ...by,
    type: 'assigned',
    data: { from: lead.assigneeId, to: assigneeId, ...facts },
  });
  await updateLead(trx, lead.id, { assigneeId });
  await replan(trx, lead.id, by.at);
  return deed;
}

/** @throws HttpError 422 where somebody is named who doesn't work at the location */
export async function requireWorksAt(
  trx: Trx,
  assigneeId: string | null,
  locationId: number,
): Promise<void> {
  if (assigneeId !== null && !(await worksAt(trx, assigneeId, locationId))) {
    throw invalid({ assigneeId: 'This person does not work at the location of the lead.' });
  }
}

/** Whether this person can be given leads of this location. */
export async function worksAt(trx: Trx, userId: string, locationId: number): Promise<boolean> {
  const user = await trx
    .selectFrom('users')
    .leftJoin('userLocations', (join) =>
      join
        .onRef('userLocations.userId', '=', 'users.id')
        .on('userLocations.locationId', '=', locationId),
    )
    .select(['users.role', 'userLocations.locationId'])
    .where('users.id', '=', userId)
    .where('users.active', '=', 1)
    .executeTakeFirst();
  return user !== undefined && (user.role === 'admin' || user.locationId !== null);
}
