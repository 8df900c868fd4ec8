import { addresseeOf } from '../../shared/addressee.ts';
import type { PatientTemplate } from '../../shared/vocabulary.ts';
import type { Location } from '../../shared/records.ts';
import { createBookingLink } from '../booking/booking-link.ts';
import type { AppointmentRow } from '../booking/booking.table.ts';
import { calendarFile } from '../booking/calendar-file.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import type { ContactFacts } from '../consent/may.ts';
import { formatPhone } from '../intake/phone.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { clinicNameOf } from '../locations/clinic-name.ts';
import { findLocation } from '../locations/location.queries.ts';
import { wholeTime } from '../locations/local-time.ts';
import { formatMailbox, isPlainAddress } from './address.ts';
import { templateVariables } from '../../shared/template-variables.ts';
import { findTemplate } from './email-template.queries.ts';
import { insertEmail } from './email.queries.ts';
import { whyNotMail } from './may-mail.ts';
import { waiting } from './outbox-row.ts';
import { renderMail, type Rendered } from './render.ts';
import { builtInTemplate } from './templates/built-in.ts';

export type PatientMail = {
  readonly lead: LeadRow;
  readonly template: PatientTemplate;
  /** What confirmation, moved, cancelled and reminder are about. */
  readonly appointment?: AppointmentRow;
  /** Null: the system. */
  readonly actorId?: string | null;
  /** The name under which a personal mail goes out. */
  readonly staffName?: string;
  /** What the history says beside mail and template, such as the day of the follow-up. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** How long it waits before it goes out; without: it goes at once. */
  readonly holdSeconds?: number;
  /** The lead's location, where the caller has it at hand. */
  readonly location?: Location;
  /** By which it is decided whether they may be mailed, where the caller has just read it. */
  readonly contact?: ContactFacts;
};

export type Queued =
  | { readonly emailId: number; readonly activityId: number }
  | { readonly refused: string };

/**
 * Writes a mail to a patient into the outbox, in the caller's transaction, with a booking link
 * of its own. The caller emits `outbox` after the commit.
 */
export async function queuePatientMail(ctx: Context, trx: Trx, mail: PatientMail): Promise<Queued> {
  const { lead, template } = mail;
  const refused = await whyNotMail(trx, lead, template, mail.contact);
  if (refused !== null || lead.email === null) {
    return { refused: refused ?? 'There is no mail address for this person.' };
  }
  const location = mail.location ?? (await findLocation(trx, lead.locationId));
  if (!location) {
    throw new Error('a lead without a location');
  }
  const from = senderOf(ctx, location);
  const emailId = await insertEmail(trx, {
    ...(await patientContent(ctx, trx, mail, location)),
    ...waiting(ctx, from, mail.holdSeconds),
    leadId: lead.id,
    locationId: lead.locationId,
    template,
    language: lead.language,
    from,
    to: lead.email,
    replyTo: isPlainAddress(location.email) ? location.email : null,
    appointmentId: mail.appointment?.id ?? null,
    appointmentStartsAt: mail.appointment?.startsAt ?? null,
  });
  const activityId = await appendActivity(trx, {
    leadId: lead.id,
    at: nowIso(ctx.clock),
    actorId: mail.actorId ?? null,
    type: 'emailQueued',
    data: { emailId, template, ...mail.facts },
  });
  return { emailId, activityId };
}

async function patientContent(
  ctx: Context,
  trx: Trx,
  { lead, template, appointment, staffName }: PatientMail,
  location: Location,
): Promise<Rendered & { calendar: string | null; stopUrl: string | null }> {
  const { language } = lead;
  const stored = await findTemplate(trx, template, language);
  const { url } = await createBookingLink(ctx, trx, lead.id);
  const stopUrl = canBeStopped(template) ? `${url}/stop` : null;
  const { name, patient } = addresseeOf(lead);
  const rendered = renderMail(
    stored ?? builtInTemplate(template, language),
    {
      name: template,
      language,
      infusion: appointment?.kind === 'infusion',
      forAnother: patient !== null,
    },
    {
      firstName: name,
      patientName: lead.firstName,
      clinicName: clinicNameOf(location),
      address: `${location.street}, ${location.city}, ${location.region} ${location.postalCode}`,
      phone: formatPhone(location.phone),
      link: url,
      ...(staffName !== undefined && { staffName }),
      ...(stopUrl !== null && { stopLink: stopUrl }),
      ...(appointment && {
        time: wholeTime(appointment.startsAt, location, language),
      }),
    },
  );
  const method = template === 'cancelled' ? 'CANCEL' : 'PUBLISH';
  const calendar = appointment ? calendarFile(appointment, location, language, method, url) : null;
  return { ...rendered, calendar, stopUrl };
}

/** What nobody waits for may be stopped; the rest tells of a person's own request or visit. */
function canBeStopped(template: PatientTemplate): boolean {
  return templateVariables[template].allowed.includes('stopLink');
}

function senderOf(ctx: Context, location: Location): string {
  const { mailFrom } = location.settings;
  return mailFrom === ''
    ? ctx.config.mailFrom
    : formatMailbox({ name: clinicNameOf(location), address: mailFrom });
}
