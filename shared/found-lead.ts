import type { Lead } from './records.ts';
import type { CallOutcome } from './vocabulary.ts';

/** How long a search may be. */
export const maxFindLength = 200;

/** The last time that staff or the system turned to a person. */
export type LastContact = {
  at: string;
  /** The colleague; null: it went out by itself. */
  by: { id: string; name: string } | null;
  what: 'call' | 'note' | 'email';
  /** Of a call only. */
  outcome: CallOutcome | null;
};

/** What somebody with a caller on the phone has to see: never concern, message or notes. */
export type FoundLead = Pick<
  Lead,
  | 'id'
  | 'reference'
  | 'firstName'
  | 'lastName'
  | 'phone'
  | 'language'
  | 'status'
  | 'closeReason'
  | 'locationId'
  | 'nextStep'
  | 'nextStepAt'
  | 'voicemailOk'
  | 'contactStop'
> & {
  hasEmail: boolean;
  assignee: { id: string; name: string } | null;
  lastContact: LastContact | null;
};
