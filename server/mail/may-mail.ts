import type { EmailName } from '../../shared/vocabulary.ts';
import { bookedSince } from '../booking/appointment-mail.queries.ts';
import { findAppointment } from '../booking/appointment.queries.ts';
import { type ContactFacts, whyNotContact } from '../consent/may.ts';
import { contactFacts } from '../consent/why-not.ts';
import type { Db } from '../db/database.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { whyNoMonthlyMail } from '../reports/monthly/monthly-mail.queries.ts';
import type { EmailRow } from './mail.table.ts';

/** Nobody waits for these: only who agreed gets them. */
const followUps: readonly EmailName[] = ['followUp', 'followUpLater', 'followUpLast'];

/** What goes out by itself, without anybody having thought of the person at that moment. */
const automatic: readonly EmailName[] = ['bookingLink', 'rebooking', 'reminder', ...followUps];

/**
 * Why this person may not be mailed now, in words for staff; null where they may.
 * A closed lead still hears that its appointment is cancelled: nobody shall travel in vain.
 * @param known by which it is decided, where the caller has just read it
 */
export async function whyNotMail(
  db: Db,
  lead: LeadRow,
  template: EmailName,
  known?: ContactFacts,
): Promise<string | null> {
  return whyNotContact(known ?? (await contactFacts(db, lead)), {
    channel: 'email',
    purpose: followUps.includes(template) ? 'followUp' : 'request',
    automatic: automatic.includes(template),
    evenClosed: template === 'cancelled',
  });
}

/** The same question once more before sending, when the mail may no longer be true. */
export async function whyNotSend(db: Db, email: EmailRow, now: string): Promise<string | null> {
  if (email.leadId === null) {
    return email.template === 'monthlyReport' ? whyNoMonthlyMail(db, email.to) : null;
  }
  const lead = await findLead(db, email.leadId);
  if (!lead) {
    return 'This lead no longer exists.';
  }
  if (lead.email !== null && lead.email !== email.to) {
    return 'The mail address was changed after this mail was written. Send a new one.';
  }
  return (
    (await whyNotMail(db, lead, email.template)) ??
    (await whyUntrue(db, { ...email, leadId: lead.id }, now))
  );
}

/** Mails that ask to choose a time: untrue once one is booked. */
const invitations: readonly EmailName[] = ['bookingLink', 'rebooking', ...followUps, 'personal'];

/** Asks to choose a time, and nobody wrote it to this person. */
export const isInvitation = ({ template }: Pick<EmailRow, 'template'>) =>
  template !== 'personal' && invitations.includes(template);

async function whyUntrue(
  db: Db,
  email: EmailRow & { leadId: number },
  now: string,
): Promise<string | null> {
  const { template } = email;
  if (invitations.includes(template)) {
    return (await bookedSince(db, email.leadId, email.createdAt))
      ? 'A time was booked after this mail was written.'
      : null;
  }
  if (email.appointmentId === null || template === 'cancelled') {
    return null;
  }
  const appointment = await findAppointment(db, email.appointmentId);
  if (appointment?.status !== 'booked' || appointment.startsAt !== email.appointmentStartsAt) {
    return 'The appointment was moved or cancelled after this mail was written.';
  }
  return appointment.startsAt <= now ? 'The appointment has begun already.' : null;
}
