import { concernLabels } from '../../shared/labels.ts';
import type { NewRequest } from '../../shared/request.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { responseDeadlines } from '../locations/business-time.ts';
import { queuePatientMail } from '../mail/outbox.service.ts';
import { hasOpenTask } from '../tasks/task.queries.ts';
import { createTask } from '../tasks/task.service.ts';
import { appendActivity, lastActivityAt } from './activity.queries.ts';
import { updateLead } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';
import { channelsAgreed, recordConsent } from '../consent/record-consent.ts';
import { heedStop } from './heed-stop.ts';

const linkPause = Temporal.Duration.from({ minutes: 10 });
const taskTitle = 'Asked again';
const longestMessage = 8000;

/**
 * A person with an open lead asks once more: nothing of it is lost. What the lead lacked is
 * filled in, what differs is kept beside it, the response clock runs again, somebody has a call to
 * make, and a new link goes out unless one has just gone or a time is booked.
 */
export async function raiseLead(
  ctx: Context,
  trx: Trx,
  known: LeadRow,
  request: NewRequest,
): Promise<LeadRow> {
  const at = nowIso(ctx.clock);
  const linkedAt = await lastActivityAt(trx, known.id, 'emailQueued');
  await appendActivity(trx, {
    leadId: known.id,
    at,
    actorId: request.actorId,
    type: 'requestedAgain',
    data: {
      source: request.source,
      language: request.language,
      ...differing(known, request),
      // The words themselves are shown where looking at them is written down.
      ...(joined(known, request, at) !== known.message && { newMessage: true }),
    },
  });
  const filled = await takeOver(trx, known, request, at);
  await recordConsent(trx, known.id, request, at, await channelsAgreed(trx, filled, request));
  const lead = await heedStop(trx, filled, request, at);
  if (await mayHaveLink(ctx, lead, request, linkedAt)) {
    const { actorId, location } = request;
    await queuePatientMail(ctx, trx, { lead, template: 'bookingLink', actorId, location });
  }
  if (!inPerson(request) && lead.contactStop !== 'doNotContact') {
    await askForCall(ctx, trx, lead, request);
  }
  return replan(trx, lead.id, at);
}

function inPerson({ source }: NewRequest): boolean {
  return source === 'phone' || source === 'walkIn';
}

const compared = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'preferredContact',
  'bestTime',
  'howHeard',
  'requesterName',
  'requesterRelation',
] as const;

/** What was said this time and is not what the lead has: never taken over where it has some. */
function differing(lead: LeadRow, request: NewRequest): Record<string, string> {
  return Object.fromEntries(
    compared.flatMap((name) => {
      const said = request[name];
      return said === null || said === lead[name] ? [] : [[name, said]];
    }),
  );
}

/**
 * Fills what the lead lacks. A second message is added to the first one, with its day. Who asked
 * stays as it is: mails go to the address that came with it, and greet whoever it belongs to.
 */
async function takeOver(
  trx: Trx,
  lead: LeadRow,
  request: NewRequest,
  at: string,
): Promise<LeadRow> {
  return updateLead(trx, lead.id, {
    email: lead.email ?? request.email,
    phone: lead.phone ?? request.phone,
    bestTime: lead.bestTime ?? request.bestTime,
    howHeard: lead.howHeard ?? request.howHeard,
    concern: lead.concern === 'undisclosed' ? request.concern : lead.concern,
    message: joined(lead, request, at),
  });
}

function joined(lead: LeadRow, request: NewRequest, at: string): string | null {
  const otherConcern =
    request.concern !== 'undisclosed' &&
    lead.concern !== 'undisclosed' &&
    request.concern !== lead.concern;
  const news = [
    ...(otherConcern ? [`Main concern: ${concernLabels.en[request.concern]}.`] : []),
    ...(request.message !== null && request.message !== lead.message ? [request.message] : []),
  ].join(' ');
  if (news === '') {
    return lead.message;
  }
  const whole = lead.message === null ? news : `${lead.message}\n\n${at.slice(0, 10)}: ${news}`;
  return whole.slice(-longestMessage);
}

async function mayHaveLink(
  ctx: Context,
  lead: LeadRow,
  request: NewRequest,
  linkedAt: string | null,
): Promise<boolean> {
  const justLinked = linkedAt !== null && linkedAt > toIso(ctx.clock.now().subtract(linkPause));
  return request.consentVersion !== null && lead.status !== 'booked' && !justLinked;
}

function gaveAnotherAddress({ email }: LeadRow, request: NewRequest): boolean {
  return request.email !== null && request.email !== email;
}

/** As soon as for anybody who asks; who is waited for already never waits longer for asking again. */
async function askForCall(
  ctx: Context,
  trx: Trx,
  lead: LeadRow,
  request: NewRequest,
): Promise<void> {
  if (await hasOpenTask(trx, lead.id, taskTitle)) {
    return;
  }
  const dueAt = toIso(responseDeadlines(request.location, ctx.clock.now()).dueAt);
  await createTask(trx, {
    leadId: lead.id,
    kind: 'call',
    dueAt: lead.dueAt !== null && lead.dueAt < dueAt ? lead.dueAt : dueAt,
    title: taskTitle,
    origin: 'event',
    reason: gaveAnotherAddress(lead, request)
      ? 'Asked again and gave another mail address. The link went to the one we had: ask which is right.'
      : 'Asked again, so the person is waiting to hear from us.',
    assigneeId: lead.assigneeId,
  });
}
