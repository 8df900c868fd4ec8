/** The closed sets of the domain. Columns, API fields and screens use these very words. */
export const statuses = ['requested', 'emailed', 'booked', 'infused', 'closed'] as const;
export type LeadStatus = (typeof statuses)[number];

export const closeReasons = [
  'noResponse',
  'notACandidate',
  'cost',
  'choseAnother',
  'notInterested',
  'duplicate',
  'spam',
  'other',
] as const;
export type CloseReason = (typeof closeReasons)[number];

export const concerns = [
  'restlessLegs',
  'depression',
  'anxiety',
  'ptsd',
  'ocd',
  'chronicPain',
  'fibromyalgia',
  'crps',
  'migraine',
  'other',
  'undisclosed',
] as const;
export type Concern = (typeof concerns)[number];

export const contactChannels = ['email', 'phone', 'text'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** The ways in which a person can be reached, each with a word of its own in the consent ledger. */
export const consentChannels = ['email', 'phone', 'text', 'voicemail'] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/**
 * What somebody is contacted for: what they asked for (answer, confirmation, reminder, calls), or
 * what nobody waits for (the mails of the follow-up).
 */
export const contactPurposes = ['request', 'followUp'] as const;
export type ContactPurpose = (typeof contactPurposes)[number];

/** By which means a word about contact came to us. `staff`: to staff, nobody wrote down how. */
export const consentMeans = [
  'webForm',
  'api',
  'staff',
  'phone',
  'inPerson',
  'written',
  'unsubscribe',
  'import',
] as const;
export type ConsentMeans = (typeof consentMeans)[number];

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

export const sources = ['web', 'api', 'phone', 'walkIn', 'referral', 'import'] as const;
export type Source = (typeof sources)[number];

export const roles = ['frontDesk', 'manager', 'admin'] as const;
export type Role = (typeof roles)[number];

export const activityTypes = [
  'requested',
  'requestedAgain',
  'statusChanged',
  'statusCorrected',
  'assigned',
  'note',
  'call',
  'emailQueued',
  'emailSent',
  'emailFailed',
  'bookingOpened',
  'appointmentBooked',
  'appointmentMoved',
  'appointmentCancelled',
  'appointmentCompleted',
  'appointmentNoShow',
  'merged',
  'split',
  'transferred',
  'consentGiven',
  'consentWithdrawn',
  'revealed',
  'undone',
  'imported',
  'planned',
  'postponed',
  'skipped',
  'contactStopped',
  'contactResumed',
  'taskDone',
  'tasksGiven',
  'linked',
  'unlinked',
  'ruledOut',
  'transferOffered',
  'transferDeclined',
  'transferWithdrawn',
  'erased',
] as const;
export type ActivityType = (typeof activityTypes)[number];

export const callOutcomes = ['reached', 'voicemail', 'noAnswer', 'wrongNumber'] as const;
export type CallOutcome = (typeof callOutcomes)[number];

export const appointmentKinds = ['consultation', 'infusion'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

export const appointmentStatuses = ['booked', 'completed', 'cancelled', 'noShow'] as const;
export type AppointmentStatus = (typeof appointmentStatuses)[number];

export const roomPurposes = ['consultation', 'infusion', 'any'] as const;
export type RoomPurpose = (typeof roomPurposes)[number];

export const taskKinds = ['call', 'email', 'text', 'rebook', 'review', 'other'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Who made a task: the plan itself, a promise to the person, an event, or staff by hand. */
export const taskOrigins = ['plan', 'promise', 'event', 'staff'] as const;
export type TaskOrigin = (typeof taskOrigins)[number];

/** Why nobody may contact a person: they said so, or they are in a crisis. */
export const contactStops = ['doNotContact', 'crisis'] as const;
export type ContactStop = (typeof contactStops)[number];

export const emailStatuses = [
  'queued',
  'sending',
  'sent',
  'captured',
  'failed',
  'suppressed',
] as const;
export type EmailStatus = (typeof emailStatuses)[number];

/** Mails to a patient; staff mails (invitation, password) have names of their own in the server. */
export const patientTemplates = [
  'bookingLink',
  'confirmation',
  'moved',
  'cancelled',
  'reminder',
  'rebooking',
  'followUp',
  'followUpLater',
  'followUpLast',
  'personal',
] as const;
export type PatientTemplate = (typeof patientTemplates)[number];

export const staffTemplates = ['invitation', 'passwordReset'] as const;
export type StaffTemplate = (typeof staffTemplates)[number];
export type EmailTemplateName = PatientTemplate | StaffTemplate;

/** Mails to managers, made of figures and not of a template. */
export const reportMails = ['monthlyReport'] as const;
export type ReportMail = (typeof reportMails)[number];
/** What a mail of the outbox is. */
export type EmailName = EmailTemplateName | ReportMail;

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
