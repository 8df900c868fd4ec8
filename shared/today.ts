import type {
  AppointmentKind,
  CallOutcome,
  ContactStop,
  Language,
  LeadStatus,
  TaskKind,
} from './vocabulary.ts';
import type { Activity } from './records.ts';

/** The parts of the day, in the order in which the front desk works through them. */
export const todaySections = [
  'promised',
  'overnight',
  'new',
  'noShows',
  'cancelled',
  'overdue',
  'later',
  'unconfirmed',
  'escalated',
] as const;
export type TodaySection = (typeof todaySections)[number];

/** What became of the mails to a person, as far as we know. */
export type MailState = 'opened' | 'failed' | 'accepted' | 'none';

/** One line of the day: who, why now, what to do. */
export type TodayRow = {
  leadId: number;
  firstName: string;
  lastName: string;
  phone: string | null;
  language: Language;
  locationId: number;
  assigneeId: string | null;
  status: LeadStatus;
  requestedAt: string;
  /** What is to be done, and by when. */
  what: TaskKind | AppointmentKind;
  dueAt: string;
  breachAt: string | null;
  /** Business minutes by which a first call is late; 0: it is not. */
  lateMinutes: number;
  attempts: number;
  contactStop: ContactStop | null;
  /** Why, in words for the person who does it; empty for a first call: say what the mail did. */
  reason: string;
  mail: MailState;
  /** The task it comes from, as finishing it takes it; null: it comes from none. */
  task: { id: number; version: number } | null;
  /** The appointment that nobody has confirmed, or that was missed. */
  appointmentId: number | null;
};

export type Colleague = {
  id: string;
  name: string;
  /** Signed in and active today. */
  here: boolean;
  awayUntil: string | null;
  /** Leads of theirs that are still followed up. */
  open: number;
  /** Whether there is anything to hand over: leads that are not over, or open tasks. */
  hasWork: boolean;
};

/** `GET /api/today?locationId=…` */
export type Today = {
  /** ISO instant of the answer. */
  at: string;
  sections: { section: TodaySection; rows: TodayRow[] }[];
  /** There is more than a day has room for: of each kind the earliest are here, not all. */
  cut: boolean;
  /** When the next location opens, where all are closed for the rest of the day; null: not so. */
  opensAt: string | null;
  /** First calls and promises due before this instant, for the sentence on top; null: none. */
  toCall: { count: number; before: string } | null;
  colleagues: Colleague[];
};

/** `GET /api/today/counts`: for the menu. `cut`: there are more than these. */
export type TodayCounts = { due: number; late: number; cut: boolean };

/** What the plan would do after each outcome: shown before it is saved. Null: nothing more. */
export type NextByOutcome = Record<CallOutcome, { title: string; dueAt: string } | null>;

/** `POST /api/queue/next {locationId?, passed: leadIds}`: one lead, claimed for whoever asks. */
export type QueueTurn = {
  /** How many wait in all, this one included. */
  total: number;
  /** Null: nothing is due now. */
  turn: {
    row: TodayRow;
    section: TodaySection;
    voicemailOk: boolean | null;
    preferredContact: string;
    bestTime: string | null;
    okToTalkTo: string | null;
    requesterName: string | null;
    version: number;
    /** The last three contacts, newest first. */
    before: Activity[];
    next: NextByOutcome;
  } | null;
  /** Leads passed over because somebody else works on them. */
  taken: { leadId: number; firstName: string; lastName: string; by: string }[];
};

/** What a person was told would be done, and by when. */
export type OpenPromise = Pick<
  TodayRow,
  'leadId' | 'firstName' | 'lastName' | 'phone' | 'locationId' | 'assigneeId' | 'dueAt' | 'reason'
>;

/** `GET /api/today/shift-note?locationId=…` */
export type ShiftNote = {
  at: string;
  /** What people of the clinic did, oldest first, without what was taken back. */
  events: (Activity & { firstName: string; lastName: string })[];
  /** There is more than fits: the latest of what was done, the earliest of what was promised. */
  cut: boolean;
  /** All that are open, the earliest first, whenever they are due. */
  promises: OpenPromise[];
};
