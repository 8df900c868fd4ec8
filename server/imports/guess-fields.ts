import { type ImportField, importFieldLabels, importFields } from '../../shared/import-fields.ts';
import type { ImportColumn } from '../../shared/import.ts';
import { plainWord } from './row/choices.ts';

/** What the headings of people's own lists are called, in English and in Spanish. */
const synonyms: Partial<Record<ImportField, string>> = {
  reference: 'ref, reference number, referencia',
  location: 'clinic, site, office, branch, ubicación, clínica, sede',
  firstName: 'first, given name, forename, fname, nombre, nombres, primer nombre',
  lastName: 'last, surname, family name, lname, apellido, apellidos',
  name: 'full name, patient, patient name, lead, lead name, contact name, client, nombre completo, paciente, nombre y apellido, nombre y apellidos',
  email: 'e-mail, mail, email address, correo, correo electrónico, mail address',
  phone:
    'phone number, telephone, mobile, cell, cell phone, tel, contact number, teléfono, celular, móvil, número de teléfono',
  preferredContact:
    'preferred contact, contact preference, contact method, contacto preferido, medio de contacto',
  bestTime: 'best time, best time to call, mejor hora, horario',
  language: 'preferred language, idioma, lengua',
  concern:
    'condition, diagnosis, reason, indication, reason for visit, motivo, condición, diagnóstico',
  message: 'comments from patient, patient message, mensaje',
  howHeard:
    'how heard, how did you hear about us, heard from, referred by, marketing, cómo se enteró, cómo nos conoció',
  requesterName: 'requester, caller, solicitante',
  requesterRelation: 'relation, relationship, relación, parentesco',
  source: 'lead source, channel, origin, fuente, origen',
  status: 'stage, lead status, pipeline stage, estado, etapa, estatus',
  closeReason:
    'close reason, lost reason, reason lost, closed reason, motivo de cierre, razón de cierre',
  assignee: 'owner, assigned to, assigned, rep, coordinator, staff, asignado a, responsable',
  voicemailOk: 'voicemail, ok to leave voicemail, buzón de voz',
  okToTalkTo: 'ok to talk to, authorized contact, persona autorizada',
  formsSentAt: 'forms sent, paperwork sent, formularios enviados',
  formsReceivedAt: 'forms received, paperwork received, formularios recibidos',
  clinicalReview: 'review, revisión clínica',
  driverConfirmed: 'driver, conductor',
  requestedAt:
    'date, request date, requested, inquiry date, date of inquiry, created, created at, date created, lead date, date received, fecha, fecha de solicitud, fecha de contacto, solicitado',
  emailedAt:
    'emailed, email sent, link sent, date emailed, contacted, contacted on, fecha de correo, enviado',
  bookedAt:
    'booked, scheduled, booking date, date booked, date scheduled, appointment date, consult date, fecha de cita, agendado',
  infusedAt:
    'infused, first infusion, infusion date, treatment date, first treatment, start date, fecha de infusión, primera infusión',
  closedAt: 'closed, close date, date closed, lost date, fecha de cierre, cerrado',
  contactStop: 'do not contact, dnc, do not call, opt out, opted out, no contactar',
  contactConsent: 'consent, contact consent, opt in, opted in, consentimiento, acepta contacto',
  consentAt: 'consent date, consent given on, fecha de consentimiento',
  consentWithdrawn: 'consent withdrawn, unsubscribed, baja',
  calls: 'call log, llamadas',
  notes: 'note, comments, comment, remarks, history, notas, comentarios, observaciones',
};

const known = new Map<string, ImportField>(
  importFields.flatMap((field) =>
    [field, importFieldLabels[field], ...(synonyms[field]?.split(', ') ?? [])].map(
      (word) => [plainWord(word), field] as const,
    ),
  ),
);

/**
 * What each column is, as far as its heading or its values tell; null: nobody knows. No field is
 * guessed twice: the first column that fits has it.
 */
export function guessFields(columns: readonly ImportColumn[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map(({ heading, samples }) => {
    const guess = known.get(plainWord(heading)) ?? bySamples(heading, samples);
    if (guess === null || taken.has(guess)) {
      return null;
    }
    taken.add(guess);
    return guess;
  });
}

/** Without a heading that says something, an address is still an address. */
function bySamples(heading: string, samples: readonly string[]): ImportField | null {
  const all = (pattern: RegExp) =>
    samples.length > 0 && samples.every((each) => pattern.test(each.trim()));
  if (all(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)) {
    return 'email';
  }
  return /phone|tel|cel/i.test(heading) && all(/^[\d\s().+-]{10,}$/) ? 'phone' : null;
}
