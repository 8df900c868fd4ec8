import { createHash } from 'node:crypto';
import type { PatientTemplate } from '../../../shared/vocabulary.ts';
import type { AppointmentRow } from '../../booking/booking.table.ts';
import { afterMinutes, day, hour, minute } from './clinic.ts';
import { formatMailbox } from '../../mail/address.ts';
import { addTask, iso, move, plan, record, type Tale } from './tale.ts';

const bounce = '550 5.1.1 The email account that you tried to reach does not exist.';
const greylisted = '451 4.7.1 Greylisted, please try again later.';
/** Some of the newest mails have not been taken yet. */
const stuckSince = 6 * hour;
const linkValid = 60 * day;

/** A mail is queued with the event it belongs to, and answered by the mail server soon after. */
export function sendMail(
  tale: Tale,
  at: number,
  template: PatientTemplate,
  {
    actorId = null,
    appointment = null,
  }: Partial<{
    actorId: string | null;
    appointment: AppointmentRow | null;
  }> = {},
): void {
  const { random, rows } = tale.world;
  const email = newEmail(tale, at, template, appointment);
  rows.emails.push(email);
  record(tale, at, actorId, 'emailQueued', { emailId: email.id, template });
  if (at > tale.world.now - stuckSince && random.chance(0.15)) {
    delay(tale, email);
    return;
  }
  const slow = random.chance(0.015);
  const answeredAt = at + (slow ? random.int(1, 4) * minute : random.int(300, 1900));
  plan(tale, answeredAt, () => answer(tale, email, answeredAt, slow));
}

type Email = Tale['world']['rows']['emails'][number];

function newEmail(
  tale: Tale,
  at: number,
  template: PatientTemplate,
  appointment: AppointmentRow | null,
): Email {
  const { world, lead, person, clinic } = tale;
  const { firstName, language } = person;
  const { clinicName } = clinic.location.settings;
  const url = newLink(tale, at);
  return {
    id: (world.ids.emails += 1),
    leadId: lead.id,
    locationId: lead.locationId,
    template,
    language,
    from: formatMailbox({ name: clinicName, address: clinic.location.email }),
    to: person.email,
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

/** The mail server asks for patience; the next try is still to come. */
function delay(tale: Tale, email: Email): void {
  email.attempts = 2;
  email.error = greylisted;
  email.nextAttemptAt = iso(tale.world.now + tale.world.random.int(3, 25) * minute);
}

function answer(tale: Tale, email: Email, at: number, slow: boolean): void {
  const data = { emailId: email.id, template: email.template };
  email.attempts = slow ? 2 : 1;
  email.nextAttemptAt = null;
  if (tale.deadMailbox) {
    email.status = 'failed';
    email.error = bounce;
    record(tale, at, null, 'emailFailed', { ...data, error: bounce });
    const { responseTargetMinutes: targetMinutes } = tale.clinic.location.settings;
    addTask(tale, {
      kind: 'call',
      dueAt: afterMinutes(tale.clinic.contact, at, targetMinutes),
      title: 'Call: the mail did not arrive',
      reason: 'The mail could not be delivered. Ask for the right address.',
    });
    return;
  }
  email.status = 'sent';
  email.sentAt = iso(at);
  record(tale, at, null, 'emailSent', data);
  // Every mail to a patient carries a booking link.
  move(tale, 'linkAccepted', { at, actorId: null });
}
