import { type LeadChanges, leadChanges } from '../../shared/lead.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import { normalPhone } from '../intake/phone.ts';
import { parseChanges, planChanges } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import { assignWithin } from './assign-lead.ts';
import { updateLead, visibleLead } from './lead.queries.ts';
import { leadResource } from './lead.resource.ts';
import type { LeadRow } from './lead.table.ts';
import { forEachLead } from './many-leads.ts';

/** `PUT /api/leads/ID`: the whole record as it was read, with what staff changed in it. */
export async function changeLead(
  ctx: Context,
  principal: Principal,
  id: number,
  body: unknown,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const lead = await visibleLead(trx, principal, id);
    const changes = planChanges({
      singular: 'lead',
      stored: leadResource.toRecord(lead),
      body,
      writable: leadChanges,
      embeds: { location: 'locationId', assignee: 'assigneeId' },
    });
    await write(ctx, trx, principal, lead, changes);
  });
}

/**
 * `PUT /api/leads?filter={"id":[…]}`: the same changes to several leads, all or none.
 * @throws HttpError that names each lead that can't be changed, and why
 */
export async function changeLeads(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  const changes = parseChanges(leadChanges, body);
  await ctx.db
    .transaction()
    .execute((trx) =>
      forEachLead(trx, principal, ids, (lead) => write(ctx, trx, principal, lead, changes)),
    );
}

async function write(
  ctx: Context,
  trx: Trx,
  principal: Principal,
  lead: LeadRow,
  { assigneeId, ...changes }: Partial<LeadChanges>,
): Promise<void> {
  if (assigneeId !== undefined) {
    const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
    await assignWithin(trx, lead, assigneeId, by);
  }
  const columns = toColumns(changes);
  if (Object.keys(columns).length > 0) {
    requireReach({ ...lead, ...columns });
    await updateLead(trx, lead.id, columns);
  }
}

function toColumns({
  email,
  phone,
  voicemailOk,
  driverConfirmed,
  ...same
}: Partial<Omit<LeadChanges, 'assigneeId'>>): Partial<LeadRow> {
  return {
    ...same,
    ...(email !== undefined && { email: email?.toLowerCase() ?? null }),
    ...(phone !== undefined && { phone: phone === null ? null : phoneOf(phone) }),
    ...(voicemailOk !== undefined && {
      voicemailOk: voicemailOk === null ? null : bit(voicemailOk),
    }),
    ...(driverConfirmed !== undefined && { driverConfirmed: bit(driverConfirmed) }),
  };
}

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** @throws HttpError 422 */
export function phoneOf(typed: string): string {
  const phone = normalPhone(typed);
  if (phone === null) {
    throw invalid({ phone: 'Please check the phone number.' });
  }
  return phone;
}

/** @throws HttpError 422 where nothing is left by which the person could be reached */
export function requireReach(reach: { email: string | null; phone: string | null }): void {
  if (reach.email === null && reach.phone === null) {
    const message = 'Give a mail address or a phone number.';
    throw invalid({ email: message, phone: message });
  }
}
