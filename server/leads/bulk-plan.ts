import type { BulkAct, BulkPreview } from '../../shared/lead-bulk.ts';
import { planTransition } from '../../shared/lead-status.ts';
import { standingAppointments } from '../booking/appointment.queries.ts';
import type { Db } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { whyNotMail } from '../mail/may-mail.ts';
import type { Principal } from '../staff/principal.ts';
import { hasOpenTask, hasTaskOfAnother } from '../tasks/task.queries.ts';
import { writableLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { isOver } from './open-lead.ts';

type Judge = (db: Db, principal: Principal, lead: LeadRow) => Promise<string | null>;

/** Why a lead can't take part, in words; null where it can. Preview and act ask the same. */
const judges: Record<BulkAct, Judge> = {
  bookingLink: async (db, _principal, lead) => {
    if (lead.status === 'booked') {
      return 'This person is booked already.';
    }
    return lead.status === 'infused'
      ? 'This person has been infused already.'
      : whyNotMail(db, lead, 'bookingLink');
  },
  postpone: async (db, { role, userId }, lead) => {
    if (isOver(lead)) {
      return 'This lead is closed, so there is nothing to postpone.';
    }
    return role === 'frontDesk' && (await hasTaskOfAnother(db, lead.id, userId))
      ? 'Somebody else has a task here. A manager can postpone it.'
      : null;
  },
  close: async (_db, _principal, lead) => {
    const plan = planTransition(lead, 'close');
    return plan.kind === 'refuse' ? plan.message : null;
  },
};

/** @throws HttpError 409 with the reason where this lead can't take part */
export async function requireTakesPart(
  db: Db,
  principal: Principal,
  lead: LeadRow,
  act: BulkAct,
): Promise<void> {
  const refused = await judges[act](db, principal, lead);
  if (refused !== null) {
    throw new HttpError(409, 'lead.refused', refused);
  }
}

/** What an act would do to these leads. Nothing is changed by asking. */
export async function previewBulk(
  db: Db,
  principal: Principal,
  ids: readonly number[],
  act: BulkAct,
): Promise<BulkPreview> {
  const will: LeadRow[] = [];
  const reasons: string[] = [];
  for (const id of ids) {
    const lead = await takingPart(db, principal, id, act);
    if (typeof lead === 'string') {
      reasons.push(lead);
    } else {
      will.push(lead);
    }
  }
  return {
    will: will.map((lead) => lead.id),
    wont: [...Map.groupBy(reasons, (reason) => reason)].map(([reason, { length: count }]) => ({
      reason,
      count,
    })),
    uncalled: will.filter((lead) => lead.dueAt !== null).length,
    idle: await countIdle(db, will),
    booked: await countBooked(db, will),
  };
}

/** The lead, or why it can't take part. */
async function takingPart(
  db: Db,
  principal: Principal,
  id: number,
  act: BulkAct,
): Promise<LeadRow | string> {
  try {
    const lead = await writableLead(db, principal, id);
    await requireTakesPart(db, principal, lead, act);
    return lead;
  } catch (thrown) {
    if (thrown instanceof HttpError) {
      return thrown.message;
    }
    throw thrown;
  }
}

async function countIdle(db: Db, leads: readonly LeadRow[]): Promise<number> {
  let count = 0;
  for (const { id, dueAt } of leads) {
    count += dueAt === null && !(await hasOpenTask(db, id)) ? 1 : 0;
  }
  return count;
}

async function countBooked(db: Db, leads: readonly LeadRow[]): Promise<number> {
  let count = 0;
  for (const { id, status } of leads) {
    const standing = status === 'booked' ? await standingAppointments(db, id) : [];
    count += standing.some((each) => each.status === 'booked') ? 1 : 0;
  }
  return count;
}
