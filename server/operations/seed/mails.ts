import { createHash } from 'node:crypto';
import type { PatientTemplate } from '../../../shared/vocabulary.ts';
import type { AppointmentRow } from '../../booking/booking.table.ts';
import { afterMinutes, day, hour, minute } from './clinic.ts';
import type { Random } from './random.ts';
import { formatMailbox } from '../../mail/address.ts';
import { nextAttempt } from '../../mail/retry.ts';
import { addTask, iso, isOpen, move, plan, record, type Tale } from './tale.ts';

const bounce = '550 5.1.1 The email account that you tried to reach does not exist.';
const greylisted = '451 4.7.1 Greylisted, please try again later.';
const linkValid = 60 * day;

/**
 * A mail is queued with the event it belongs to, and answered by the mail server soon after.
 * Without an address there is none.
 * @returns whether the person gets it
 */
export function sendMail(
  tale: Tale,
  at: number,
  template: PatientTemplate,
  {
    actorId = null,
    appointment = null,
    facts = {},
  }: Partial<{
    actorId: string | null;
    appointment: AppointmentRow | null;
    facts: Readonly<Record<string, unknown>>;
  }> = {},
): boolean {
  const { random, rows, now } = tale.world;
  const to = tale.lead.email;
  if (to === null) {
    return false;
  }
  const email = newEmail(tale, at, template, { to, appointment });
  rows.emails.push(email);
  record(tale, at, actorId, 'emailQueued', { emailId: email.id, template, ...facts });
  if (random.chance(delayed(now - at, template))) {
    delay(tale, email, at);
    return false;
  }
  const slow = random.chance(0.015);
  const answeredAt = at + (slow ? random.int(1, 4) * minute : random.int(300, 1900));
  plan(tale, answeredAt, () => answer(tale, email, answeredAt, slow));
  return to === tale.person.email;
}

/** How many of the mails of some age have still not been taken by the other side. */
function delayed(age: number, template: PatientTemplate): number {
  if (template !== 'bookingLink') {
    return age < 3 * hour ? 0.05 : 0;
  }
  return age < 12 * hour ? 0.55 : age < 36 * hour ? 0.3 : 0;
}

type Email = Tale['world']['rows']['emails'][number];

function newEmail(
  tale: Tale,
  at: number,
  template: PatientTemplate,
  { to, appointment }: { to: string; appointment: AppointmentRow | null },
): Email {
  const { world, lead, person, clinic } = tale;
  const { firstName, language } = person;
  const { clinicName } = clinic.location.settings;
  const url = newLink(tale, at);
  return {
    id: (world.ids.emails += 1),
    leadId: lead.id,
    locationId: lead.locationId,
    stopUrl: template.startsWith('followUp') ? `${url}/stop` : null,
    template,
    language,
    from: formatMailbox({ name: clinicName, address: clinic.location.email }),
    to,
    ...world.render({ template, language, firstName, clinic, url, appointment }),
    calendar: null,
    replyTo: clinic.location.email,
    appointmentId: appointment?.id ?? null,
    appointmentStartsAt: appointment?.startsAt ?? null,
    status: 'queued',
    attempts: 0,
    ambiguous: 0,
    createdAt: iso(at),
    nextAttemptAt: iso(at),
    claimedAt: null,
    retriedAt: null,
    sentAt: null,
    error: null,
    messageId: `<${world.random.hex(24)}@stillpoint.example.com>`,
  };
}

/** A booking link of its own for the mail; only its hash is stored. */
function newLink(tale: Tale, at: number): string {
  const { world, lead } = tale;
  const token = world.random.hex(32);
  world.rows.bookingLinks.push({
    id: (world.ids.bookingLinks += 1),
    leadId: lead.id,
    tokenHash: createHash('sha256').update(token).digest('hex'),
    createdAt: iso(at),
    expiresAt: iso(at + linkValid),
    revokedAt: null,
  });
  return `${world.publicUrl}/book/${token}`;
}

/** The mail server asks for patience again and again; the next try is still to come. */
function delay({ world: { random, now } }: Tale, email: Email, at: number): void {
  let next = at;
  while (next <= now) {
    email.attempts += 1;
    next = triedAgain(email, next, random);
  }
  email.error = greylisted;
  email.nextAttemptAt = iso(next);
}

function triedAgain(email: Email, at: number, random: Random): number {
  const next = nextAttempt(email, Temporal.Instant.fromEpochMilliseconds(at), random.next());
  return next?.epochMilliseconds ?? Infinity;
}

function answer(tale: Tale, email: Email, at: number, slow: boolean): void {
  const data = { emailId: email.id, template: email.template };
  email.attempts = slow ? 2 : 1;
  email.nextAttemptAt = null;
  if (email.to !== tale.person.email) {
    email.status = 'failed';
    email.error = bounce;
    record(tale, at, null, 'emailFailed', { ...data, error: bounce });
    askForAddress(tale, at);
    return;
  }
  email.status = 'sent';
  email.sentAt = iso(at);
  record(tale, at, null, 'emailSent', data);
  // Every mail to a patient carries a booking link.
  move(tale, 'linkAccepted', { at, actorId: null });
}

function askForAddress(tale: Tale, at: number): void {
  const title = 'Call: the mail did not arrive';
  const asked = tale.tasks.some((task) => task.title === title && task.doneAt === null);
  if (isOpen(tale) && !asked) {
    const { responseTargetMinutes: targetMinutes } = tale.clinic.location.settings;
    addTask(tale, {
      kind: 'call',
      origin: 'event',
      dueAt: afterMinutes(tale.clinic.contact, at, targetMinutes),
      title,
      reason: 'The mail could not be delivered. Ask for the right address.',
    });
  }
}
