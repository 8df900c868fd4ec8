import type {
  AppointmentKind,
  AppointmentStatus,
  CallOutcome,
  CloseReason,
  Concern,
  ContactChannel,
  EmailStatus,
  EmailName,
  Language,
  LeadStatus,
  Role,
  Source,
  TaskKind,
} from './vocabulary.ts';

/** The words people read for the closed sets: both languages where patients see them. */
export const concernLabels: Record<Language, Record<Concern, string>> = {
  en: {
    restlessLegs: 'Restless legs',
    depression: 'Depression',
    anxiety: 'Anxiety',
    ptsd: 'PTSD',
    ocd: 'OCD',
    chronicPain: 'Chronic pain',
    fibromyalgia: 'Fibromyalgia',
    crps: 'CRPS',
    migraine: 'Migraine',
    other: 'Something else',
    undisclosed: 'Prefer not to say',
  },
  es: {
    restlessLegs: 'Piernas inquietas',
    depression: 'Depresión',
    anxiety: 'Ansiedad',
    ptsd: 'Estrés postraumático',
    ocd: 'Trastorno obsesivo-compulsivo',
    chronicPain: 'Dolor crónico',
    fibromyalgia: 'Fibromialgia',
    crps: 'Síndrome de dolor regional complejo',
    migraine: 'Migraña',
    other: 'Otro motivo',
    undisclosed: 'Prefiero no decirlo',
  },
};

export const channelLabels: Record<Language, Record<ContactChannel, string>> = {
  en: { email: 'Mail', phone: 'Phone', text: 'Text message' },
  es: { email: 'Correo', phone: 'Teléfono', text: 'Mensaje de texto' },
};

export const appointmentKindLabels: Record<Language, Record<AppointmentKind, string>> = {
  en: { consultation: 'Consultation', infusion: 'Infusion' },
  es: { consultation: 'Consulta', infusion: 'Infusión' },
};

export const languageLabels: Record<Language, string> = { en: 'English', es: 'Spanish' };

export const statusLabels: Record<LeadStatus, string> = {
  requested: 'Requested',
  emailed: 'Emailed',
  booked: 'Booked',
  infused: 'Infused',
  closed: 'Closed',
};

export const closeReasonLabels: Record<CloseReason, string> = {
  noResponse: 'No response',
  notACandidate: 'Not a candidate',
  cost: 'Cost',
  choseAnother: 'Chose another clinic',
  notInterested: 'Not interested',
  duplicate: 'Duplicate',
  spam: 'Spam',
  other: 'Other',
};

export const sourceLabels: Record<Source, string> = {
  web: 'Web site',
  api: 'API',
  phone: 'Phone',
  walkIn: 'Walk-in',
  referral: 'Referral',
  import: 'Import',
};

export const roleLabels: Record<Role, string> = {
  frontDesk: 'Front desk',
  manager: 'Manager',
  admin: 'Admin',
};

export const callOutcomeLabels: Record<CallOutcome, string> = {
  reached: 'Reached',
  voicemail: 'Left voicemail',
  noAnswer: 'No answer',
  wrongNumber: 'Wrong number',
};

export const appointmentStatusLabels: Record<AppointmentStatus, string> = {
  booked: 'Booked',
  completed: 'Completed',
  cancelled: 'Cancelled',
  noShow: 'Did not come',
};

export const taskKindLabels: Record<TaskKind, string> = {
  call: 'Call',
  email: 'Mail',
  text: 'Text',
  rebook: 'Rebook',
  review: 'Review',
  other: 'Other',
};

export const emailStatusLabels: Record<EmailStatus, string> = {
  queued: 'Waiting',
  sending: 'Being sent',
  sent: 'Sent',
  captured: 'Captured, not sent',
  failed: 'Failed',
  suppressed: 'Held back',
};

export const templateLabels: Record<EmailName, string> = {
  bookingLink: 'Link to book',
  confirmation: 'Confirmation',
  moved: 'Appointment moved',
  cancelled: 'Appointment cancelled',
  reminder: 'Reminder',
  rebooking: 'Invitation to book again',
  followUp: 'Follow-up',
  followUpLater: 'Second follow-up',
  followUpLast: 'Last follow-up',
  personal: 'Personal word',
  invitation: 'Invitation of staff',
  passwordReset: 'New password',
  monthlyReport: 'Monthly figures',
};
