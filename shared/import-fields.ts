/**
 * What a column of an imported file can be, in the order of the export that has the same columns.
 * A thing has one name from the column to the screen, so most are columns of `leads`.
 */
export const importFields = [
  'reference',
  'location',
  'firstName',
  'lastName',
  'name',
  'email',
  'phone',
  'preferredContact',
  'bestTime',
  'language',
  'concern',
  'message',
  'howHeard',
  'requesterName',
  'requesterRelation',
  'source',
  'sourceDetails',
  'status',
  'statusBeforeClose',
  'closeReason',
  'assignee',
  'voicemailOk',
  'okToTalkTo',
  'formsSentAt',
  'formsReceivedAt',
  'clinicalReview',
  'driverConfirmed',
  'requestedAt',
  'emailedAt',
  'bookedAt',
  'infusedAt',
  'closedAt',
  'contactStop',
  'contactConsent',
  'consentAt',
  'consentWithdrawn',
  'calls',
  'notes',
] as const;
export type ImportField = (typeof importFields)[number];

/** Whole names come from other people's files only: the export has first and last name. */
export const exportFields: readonly ImportField[] = importFields.filter((each) => each !== 'name');

export const importFieldLabels: Record<ImportField, string> = {
  reference: 'Reference',
  location: 'Location',
  firstName: 'First name',
  lastName: 'Last name',
  name: 'Whole name',
  email: 'Mail address',
  phone: 'Phone',
  preferredContact: 'Prefers',
  bestTime: 'Best time',
  language: 'Language',
  concern: 'Main concern',
  message: 'Message',
  howHeard: 'How they heard of us',
  requesterName: 'Who asks, if not the patient',
  requesterRelation: 'Their relation to the patient',
  source: 'How they came',
  sourceDetails: 'Details of how they came',
  status: 'Status',
  statusBeforeClose: 'Status before closing',
  closeReason: 'Why closed',
  assignee: 'With (colleague)',
  voicemailOk: 'Voicemail is fine',
  okToTalkTo: 'OK to talk to',
  formsSentAt: 'Forms sent',
  formsReceivedAt: 'Forms received',
  clinicalReview: 'Clinical review',
  driverConfirmed: 'Driver confirmed',
  requestedAt: 'Asked on',
  emailedAt: 'Emailed on',
  bookedAt: 'Booked on',
  infusedAt: 'First infusion on',
  closedAt: 'Closed on',
  contactStop: 'Do not contact',
  contactConsent: 'Agreed to be contacted',
  consentAt: 'Agreed on',
  consentWithdrawn: 'Wants no more',
  calls: 'Calls',
  notes: 'Notes',
};

/** Fields whose cells are dates, with or without a time. */
export const dateFields = [
  'requestedAt',
  'emailedAt',
  'bookedAt',
  'infusedAt',
  'closedAt',
  'formsSentAt',
  'formsReceivedAt',
  'consentAt',
] as const satisfies readonly ImportField[];
export type DateField = (typeof dateFields)[number];

export function isDateField(field: ImportField | null): field is DateField {
  return field !== null && (dateFields as readonly ImportField[]).includes(field);
}
