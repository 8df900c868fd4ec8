import type { Generated, Selectable } from 'kysely';
import type {
  ActivityType,
  AppointmentKind,
  CloseReason,
  Concern,
  ContactChannel,
  ContactStop,
  Language,
  LeadStatus,
  Source,
  TaskKind,
} from '../../shared/vocabulary.ts';

export type LeadTable = {
  id: Generated<number>;
  reference: string;
  locationId: number;
  /** Where it was asked, once another location has taken it over */
  askedLocationId: number | null;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  preferredContact: ContactChannel;
  bestTime: string | null;
  language: Language;
  concern: Concern;
  message: string | null;
  howHeard: string | null;
  requesterName: string | null;
  requesterRelation: string | null;
  source: Source;
  /** JSON object of texts: campaign, page, referrer */
  sourceDetails: Generated<string>;
  status: LeadStatus;
  statusBeforeClose: LeadStatus | null;
  closeReason: CloseReason | null;
  assigneeId: string | null;
  voicemailOk: 0 | 1 | null;
  okToTalkTo: string | null;
  formsSentAt: string | null;
  formsReceivedAt: string | null;
  clinicalReview: 'pending' | 'cleared' | null;
  driverConfirmed: Generated<0 | 1>;
  requestedAt: string;
  emailedAt: string | null;
  bookedAt: string | null;
  infusedAt: string | null;
  closedAt: string | null;
  firstContactAt: string | null;
  dueAt: string | null;
  breachAt: string | null;
  attempts: Generated<number>;
  nextStepAt: string | null;
  nextStep: TaskKind | AppointmentKind | null;
  /** When a manager has to see it; null once it is somebody's and somebody tried */
  escalateAt: string | null;
  /** When the next follow-up mail goes out by itself */
  nextMailAt: string | null;
  contactStop: ContactStop | null;
  mergedIntoId: number | null;
  /** When its personal data went; what is left counts in reports and tells nothing of a person */
  erasedAt: string | null;
  version: Generated<number>;
};
export type LeadRow = Selectable<LeadTable>;

export type ActivityTable = {
  id: Generated<number>;
  leadId: number;
  at: string;
  actorId: string | null;
  type: ActivityType;
  /** JSON object; its shape follows from `type` */
  data: Generated<string>;
};

/** Leads whose personal data go in this very transaction; the guards of history let them. */
export type ErasingTable = { leadId: number };

/** Leads after this one come in together: see `gathered`. */
export type GatheringTable = { afterLeadId: number };

/** By table the greatest id that was deleted: none of these is given to another row. */
export type LastIdTable = { tableName: 'leads' | 'activities' | 'consents'; id: number };
