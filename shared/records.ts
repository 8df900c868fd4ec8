import type { LeadColumn, ViewLayout } from './lead-columns.ts';
import type { LocationSettings, OpeningSpan, Closure } from './location.ts';
import type {
  ActivityType,
  AppointmentKind,
  AppointmentStatus,
  CloseReason,
  Concern,
  ContactChannel,
  ContactStop,
  EmailStatus,
  EmailName,
  EmailTemplateName,
  Language,
  LeadStatus,
  Role,
  RoomPurpose,
  Source,
  TaskKind,
  TaskOrigin,
} from './vocabulary.ts';

/** The records as the staff API gives them. Instants are UTC ISO 8601 with milliseconds. */

export type Lead = {
  id: number;
  reference: string;
  locationId: number;
  /** Where it was asked, once another location has taken it over; null: here. */
  askedLocationId: number | null;
  firstName: string;
  lastName: string;
  email: string | null;
  /** E.164, e.g. `+12105550142`. */
  phone: string | null;
  preferredContact: ContactChannel;
  bestTime: string | null;
  language: Language;
  concern: Concern;
  message: string | null;
  howHeard: string | null;
  /** Who asks, where it is not the patient. */
  requesterName: string | null;
  requesterRelation: string | null;
  source: Source;
  sourceDetails: Record<string, string>;
  status: LeadStatus;
  statusBeforeClose: LeadStatus | null;
  closeReason: CloseReason | null;
  assigneeId: string | null;
  voicemailOk: boolean | null;
  okToTalkTo: string | null;
  formsSentAt: string | null;
  formsReceivedAt: string | null;
  clinicalReview: 'pending' | 'cleared' | null;
  driverConfirmed: boolean;
  requestedAt: string;
  emailedAt: string | null;
  bookedAt: string | null;
  infusedAt: string | null;
  closedAt: string | null;
  firstContactAt: string | null;
  /** By when a human should have tried to reach the person; null once somebody did. */
  dueAt: string | null;
  breachAt: string | null;
  attempts: number;
  nextStepAt: string | null;
  /** What is to be done at `nextStepAt`. */
  nextStep: TaskKind | AppointmentKind | null;
  /** When a manager has to see it: nobody's for too long, or nobody tried before closing time. */
  escalateAt: string | null;
  /** When the next follow-up mail goes out by itself. */
  nextMailAt: string | null;
  /** Why nobody may contact this person; null: they may be. */
  contactStop: ContactStop | null;
  mergedIntoId: number | null;
  /** When its personal data were erased; such a lead is nobody's to contact or to change. */
  erasedAt: string | null;
  version: number;
};

export type Activity = {
  id: number;
  leadId: number;
  at: string;
  /** Null: the system or the patient. */
  actorId: string | null;
  type: ActivityType;
  data: Record<string, unknown>;
};

export type Task = {
  id: number;
  leadId: number;
  assigneeId: string | null;
  kind: TaskKind;
  dueAt: string;
  title: string;
  reason: string;
  doneAt: string | null;
  outcome: string | null;
  origin: TaskOrigin;
  /** Which step of the plan it is, where the plan made it. */
  step: number | null;
  version: number;
};

export type Appointment = {
  id: number;
  leadId: number;
  locationId: number;
  roomId: number;
  kind: AppointmentKind;
  startsAt: string;
  endsAt: string;
  status: AppointmentStatus;
  /** `patient`, or a user's id. */
  bookedBy: string;
  version: number;
};

export type Location = {
  id: number;
  slug: string;
  name: string;
  timeZone: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  phone: string;
  email: string;
  active: boolean;
  hours: OpeningSpan[];
  closures: Closure[];
  settings: LocationSettings;
  version: number;
};

export type Room = {
  id: number;
  locationId: number;
  name: string;
  purpose: RoomPurpose;
  active: boolean;
  version: number;
};

export type User = {
  id: string;
  email: string;
  name: string;
  role: Role;
  locationIds: number[];
  /** The languages this person speaks with patients. */
  languages: Language[];
  active: boolean;
  version: number;
};

/** `text` and `html` come with a single record only. */
export type Email = {
  id: number;
  leadId: number | null;
  locationId: number | null;
  template: EmailName;
  language: Language;
  to: string;
  subject: string;
  status: EmailStatus;
  attempts: number;
  /** Those of them after which nobody knows whether the mail server took it. */
  ambiguous: number;
  createdAt: string;
  nextAttemptAt: string | null;
  sentAt: string | null;
  error: string | null;
  messageId: string;
  text?: string;
  html?: string;
};

export type EmailTemplate = {
  id: number;
  name: EmailTemplateName;
  language: Language;
  subject: string;
  body: string;
  version: number;
};

export type ApiKey = {
  id: number;
  name: string;
  /** The first characters, to recognise it by; the whole key is shown once, when it is made. */
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
  key?: string;
};

/** A saved list or board: what it filters by, how it is sorted and what it shows. */
export type View = {
  id: number;
  name: string;
  resource: 'leads';
  /** Seen by colleagues who share a location with the owner, too. */
  shared: boolean;
  ownerId: string;
  layout: ViewLayout;
  filter: Record<string, unknown>;
  sort: [field: string, order: 'ASC' | 'DESC'];
  columns: LeadColumn[];
  version: number;
};

export type AuditEvent = {
  id: number;
  at: string;
  actorId: string | null;
  action: string;
  resource: string;
  recordId: string;
  details: Record<string, unknown>;
};

/** Every error of the API has this body. `errors` is per field, as react-admin's forms show it. */
export type ApiError = {
  message: string;
  code: string;
  errors?: Record<string, string>;
  /** With 409 on a write: the record as it is now. */
  current?: unknown;
};
