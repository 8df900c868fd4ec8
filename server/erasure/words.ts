import { duplicateRules } from '../../shared/duplicates.ts';
import {
  appointmentKindLabels,
  callOutcomeLabels,
  channelLabels,
  concernLabels,
  languageLabels,
  sourceLabels,
  statusLabels,
  taskKindLabels,
  templateLabels,
} from '../../shared/labels.ts';
import type { TransferStatus } from '../../shared/transfer.ts';
import type { ContactStop } from '../../shared/vocabulary.ts';
import { meansWords, purposeWords } from '../consent/holdings.ts';

type Words = Readonly<Record<string, string>>;

export const stopWords: Record<ContactStop, string> = {
  doNotContact: 'Asked not to be contacted',
  crisis: 'Paused: the person is in a crisis',
};

export const reviewWords = { pending: 'Pending', cleared: 'Cleared' } as const;

export const offerWords: Record<TransferStatus, string> = {
  offered: 'Not answered yet',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

export const rowWords: Words = {
  made: 'Became this request',
  joined: 'Was added to this request',
  skipped: 'Was left out: already here',
  refused: 'Was left out',
  takenBack: 'Was taken back',
  kept: 'Stayed when the file was taken back',
};

export const linkWords: Words = {
  household: 'Same household',
  earlier: 'Asked before',
  later: 'Asked again later',
  phone: 'same phone',
  email: 'same mail address',
  both: 'same phone and mail address',
};

/** How a task ended; what somebody wrote themselves stays as it is. */
export const taskEnds: Words = {
  ...callOutcomeLabels,
  booked: 'An appointment was booked',
  leadClosed: 'The request was closed',
  doNotContact: 'The person asked not to be contacted',
  superseded: 'Another step took its place',
  skipped: 'Left out',
  contactRefused: 'The person said no to being contacted so',
  undone: 'What it came from was taken back',
  erased: 'Personal data were erased',
  done: 'Done',
};

/** What stands in the audit trail about somebody. */
export const auditWords: Words = {
  view: 'Looked at it',
  reveal: 'Looked at the concern and the message',
  create: 'Wrote it down',
  change: 'Changed it',
  update: 'Changed it',
  export: 'Took it along in a list',
  exportPerson: 'Took this file along',
  exportConsents: 'Took the proof of consent along',
  merge: 'Merged it with another',
  split: 'Split it again',
  erase: 'Erased personal data',
};

/** What a lead is asked for, by the name of its column. */
export const fieldWords: Words = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Mail address',
  phone: 'Phone',
  preferredContact: 'Prefers',
  bestTime: 'Best time',
  language: 'Language',
  concern: 'Concern',
  message: 'Message',
  howHeard: 'How they heard of us',
  source: 'Came by',
  sourceDetails: 'Page and campaign',
  requesterName: 'Asked by',
  requesterRelation: 'Relation',
  okToTalkTo: 'May be discussed with',
  voicemailOk: 'Voicemail is fine',
  formsSentAt: 'Forms sent',
  formsReceivedAt: 'Forms received',
  clinicalReview: 'Clinical review',
  driverConfirmed: 'Driver confirmed',
  status: 'Status',
  askedLocationId: 'Asked at location',
};

const channels: Words = { ...channelLabels.en, voicemail: 'Voicemail' };

const kindWords: Words = { ...taskKindLabels, ...appointmentKindLabels.en, ...linkWords };

/**
 * Our own words for what a field can say, by its name; text that somebody wrote is in none of them.
 * A `kind` is that of a visit, of a task or of a link.
 */
export const valueWords: Readonly<Record<string, Words>> = {
  means: meansWords,
  purpose: purposeWords,
  template: templateLabels,
  via: linkWords,
  preferredContact: channelLabels.en,
  channel: channels,
  channels,
  language: languageLabels,
  concern: concernLabels.en,
  source: sourceLabels,
  clinicalReview: reviewWords,
  status: statusLabels,
  outcome: callOutcomeLabels,
  what: taskKindLabels,
  kind: kindWords,
};

/** `["samePhone"]` → `same phone` */
export function rulesInWords(reasons: string): string {
  const rules: Words = Object.fromEntries(
    Object.entries(duplicateRules).map(([rule, { words }]) => [rule, words]),
  );
  return (JSON.parse(reasons) as string[]).map((rule) => rules[rule] ?? rule).join(', ');
}
