import type { z } from 'zod';
import { mailHoldSeconds } from '../../shared/deed.ts';
import type { acceptInput } from '../../shared/transfer.ts';
import { deleteHold } from '../booking/hold.queries.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { HttpError } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { worksAt } from '../leads/assign-lead.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { findLocation } from '../locations/location.queries.ts';
import { suppressWaiting, waitingMails } from '../mail/email.queries.ts';
import { isInvitation } from '../mail/may-mail.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import type { Principal } from '../staff/principal.ts';
import { openTasks } from '../tasks/task.queries.ts';
import { createTask, updateTask } from '../tasks/task.service.ts';
import { answer, offerTo, requireTransferable } from './transfer.service.ts';
import type { TransferRow } from './transfer.table.ts';

/**
 * Takes over a lead that was offered: from now on it is this location's, with its history, its open
 * tasks and the person's link, which shows this location's times. The clock keeps its start and
 * counts in this location's hours. Who accepts has it, unless its owner works here too.
 * @throws HttpError 404, 409 answered already, over, or with a visit ahead at the old location
 */
export async function acceptTransfer(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { note, sendLink }: z.output<typeof acceptInput>,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const { offer, lead } = await offerTo(trx, principal, leadId);
    await requireTransferable(trx, lead);
    const by = { at: nowIso(ctx.clock), actorId: principal.userId };
    await answer(trx, offer, { ...by, status: 'accepted', note });
    const moved = await moveLead(trx, lead, offer, by.actorId);
    await moveTasks(trx, offer, by.actorId);
    await deleteHold(trx, leadId);
    await appendActivity(trx, { leadId, ...by, type: 'transferred', data: await tell(trx, offer) });
    if (moved.assigneeId !== lead.assigneeId) {
      const data = { from: lead.assigneeId, to: moved.assigneeId };
      await appendActivity(trx, { leadId, ...by, type: 'assigned', data });
    }
    const planned = await replan(trx, leadId, by.at);
    await mailNewPlace(ctx, trx, planned, { ...by, sendLink });
    await keepInSight(trx, planned, offer, by.at);
  });
}

async function moveLead(
  trx: Trx,
  lead: LeadRow,
  { fromLocationId, toLocationId }: TransferRow,
  actorId: string,
): Promise<LeadRow> {
  const stays = lead.assigneeId !== null && (await worksAt(trx, lead.assigneeId, toLocationId));
  return updateLead(trx, lead.id, {
    locationId: toLocationId,
    askedLocationId: lead.askedLocationId ?? fromLocationId,
    assigneeId: stays ? lead.assigneeId : actorId,
  });
}

/** What is still to be done is done by those who have the lead now. */
async function moveTasks(
  trx: Trx,
  { leadId, toLocationId }: TransferRow,
  actorId: string,
): Promise<void> {
  for (const { id, assigneeId } of await openTasks(trx, leadId)) {
    if (assigneeId !== null && !(await worksAt(trx, assigneeId, toLocationId))) {
      await updateTask(trx, id, { assigneeId: actorId });
    }
  }
}

/** The names are kept: whoever reads this later may not be allowed to look them up. */
async function tell(trx: Trx, offer: TransferRow): Promise<Record<string, unknown>> {
  const { id: transferId, fromLocationId, toLocationId, note } = offer;
  const from = (await findLocation(trx, fromLocationId))?.name;
  const to = (await findLocation(trx, toLocationId))?.name;
  return { transferId, fromLocationId, toLocationId, from, to, ...(note !== null && { note }) };
}

type Mailing = { readonly actorId: string; readonly sendLink: boolean };

/**
 * An invitation of the old location that still waits is no longer true: one of the new location takes
 * its place, as it does where that was wished.
 * @throws HttpError 409 with the reason where it was wished and the person may not be mailed
 */
async function mailNewPlace(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  { actorId, sendLink }: Mailing,
): Promise<void> {
  const held = await holdInvitations(trx, lead.id);
  if (!held && !sendLink) {
    return;
  }
  const byHand = { actorId, holdSeconds: mailHoldSeconds, facts: { byHand: true } };
  const mail = { lead, template: 'bookingLink', ...(sendLink && byHand) } as const;
  const queued = await queuePatientMail(ctx, trx, mail);
  if ('refused' in queued && sendLink) {
    throw new HttpError(409, 'email.refused', queued.refused);
  }
}

/** @returns whether one waited */
async function holdInvitations(trx: Trx, leadId: number): Promise<boolean> {
  let held = false;
  for (const { id } of (await waitingMails(trx, leadId)).filter(isInvitation)) {
    const why = 'The lead was handed over, and a mail of the new location takes its place.';
    held = (await suppressWaiting(trx, id, why)) || held;
  }
  return held;
}

/** Where the plan has nothing for it, somebody has to decide, or nobody would see it. */
async function keepInSight(
  trx: Trx,
  { id: leadId, nextStep, assigneeId }: LeadRow,
  { fromLocationId }: TransferRow,
  at: string,
): Promise<void> {
  if (nextStep !== null) {
    return;
  }
  const from = (await findLocation(trx, fromLocationId))?.name ?? 'another location';
  await createTask(trx, {
    leadId,
    kind: 'review',
    dueAt: at,
    title: 'Taken over: decide the next step',
    origin: 'event',
    reason: `It was handed over from ${from}, and nothing was planned for it.`,
    assigneeId,
  });
}
