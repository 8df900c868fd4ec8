import type { EmailTemplateName } from './vocabulary.ts';

/** All that a mail may say about anybody: there is no variable for anything else. */
export const variableNames = [
  'firstName',
  'patientName',
  'name',
  'clinicName',
  'address',
  'phone',
  'time',
  'link',
  'staffName',
  'stopLink',
] as const;
export type VariableName = (typeof variableNames)[number];

export type TemplateVariables = {
  readonly allowed: readonly VariableName[];
  /** A mail without these would be of no use. */
  readonly required: readonly VariableName[];
  /** Whether `{% if infusion %}` can be asked. */
  readonly aboutAppointment: boolean;
};

const clinic = ['firstName', 'patientName', 'clinicName', 'address', 'phone', 'link'] as const;
/** Mails that nobody waits for carry a way to stop them. */
const followUp: TemplateVariables = {
  allowed: [...clinic, 'stopLink'],
  required: ['link', 'stopLink'],
  aboutAppointment: false,
};
const invite: TemplateVariables = { allowed: clinic, required: ['link'], aboutAppointment: false };
const appointment: TemplateVariables = {
  allowed: [...clinic, 'time'],
  required: ['time', 'link'],
  aboutAppointment: true,
};
const staff: TemplateVariables = {
  allowed: ['name', 'link'],
  required: ['link'],
  aboutAppointment: false,
};

export const templateVariables: Record<EmailTemplateName, TemplateVariables> = {
  bookingLink: invite,
  rebooking: invite,
  followUp,
  followUpLater: followUp,
  followUpLast: followUp,
  personal: {
    allowed: [...clinic, 'staffName'],
    required: ['link', 'staffName'],
    aboutAppointment: false,
  },
  confirmation: appointment,
  moved: appointment,
  cancelled: appointment,
  reminder: appointment,
  invitation: staff,
  passwordReset: staff,
};
