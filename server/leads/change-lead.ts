import { type LeadChanges, leadChanges } from '../../shared/lead.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import { inheritStop } from '../consent/contact-stop.service.ts';
import { sayVoicemail } from '../consent/ledger.service.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { parseChanges, planChanges } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import { assignWithin } from './assign-lead.ts';
import { requireReach, toColumns } from './lead-columns.ts';
import { updateLead, writableLead } from './lead.queries.ts';
import { leadResource } from './lead.resource.ts';
import type { LeadRow } from './lead.table.ts';
import { type ActMark, forEachLead } from './many-leads.ts';

/** `PUT /api/leads/ID`: the whole record as it was read, with what staff changed in it. */
export async function changeLead(
  ctx: Context,
  principal: Principal,
  id: number,
  body: unknown,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, id);
    const changes = planChanges({
      singular: 'lead',
      stored: leadResource.toRecord(lead),
      body,
      writable: leadChanges,
      embeds: { location: 'locationId', assignee: 'assigneeId' },
    });
    await write(trx, principal, lead, changes, { at: nowIso(ctx.clock) });
  });
}

/**
 * `PUT /api/leads?filter={"id":[…]}`: the same changes to several leads, all or none.
 * @returns the first activity that tells of it, where they were given to somebody and no more
 * @throws HttpError that names each lead that can't be changed, and why
 */
export async function changeLeads(
  ctx: Context,
  principal: Principal,
  ids: readonly number[],
  body: Readonly<Record<string, unknown>>,
): Promise<number | null> {
  const changes = parseChanges(leadChanges, body);
  const at = nowIso(ctx.clock);
  return ctx.db
    .transaction()
    .execute((trx) =>
      forEachLead(trx, principal, ids, (lead, mark) =>
        write(trx, principal, lead, changes, { at, mark }),
      ),
    );
}

async function write(
  trx: Trx,
  principal: Principal,
  lead: LeadRow,
  { assigneeId, ...changes }: Partial<LeadChanges>,
  { at, mark }: { readonly at: string; readonly mark?: ActMark },
): Promise<number | null> {
  const by = { actorId: principal.userId, at, ...(mark && { facts: mark }) };
  const given = assigneeId === undefined ? null : await assignWithin(trx, lead, assigneeId, by);
  const columns = toColumns(changes);
  if (Object.keys(columns).length === 0) {
    return given;
  }
  requireReach({ ...lead, ...columns });
  const { voicemailOk: _said, ...rest } = columns;
  const changed = await updateLead(trx, lead.id, rest);
  await auditChange(trx, principal, lead, columns, at);
  if (changes.voicemailOk !== undefined) {
    await sayVoicemail(trx, changed, changes.voicemailOk, { actorId: principal.userId, at });
  }
  if (columns.email !== undefined || columns.phone !== undefined) {
    await inheritStop(trx, changed, at);
    await replan(trx, lead.id, at);
  }
  return null;
}

/** Who changed what, from what: the values are the part of the trail that can be erased. */
async function auditChange(
  trx: Trx,
  { userId }: Principal,
  lead: LeadRow,
  columns: Partial<LeadRow>,
  at: string,
): Promise<void> {
  const before = Object.keys(columns).map((name) => [name, Reflect.get(lead, name) as unknown]);
  await recordAudit(trx, {
    at,
    actorId: userId,
    action: 'change',
    resource: 'leads',
    recordId: String(lead.id),
    details: { before: Object.fromEntries(before), after: columns },
  });
}
