import {
  appointmentKindLabels,
  callOutcomeLabels,
  closeReasonLabels,
  languageLabels,
  sourceLabels,
  statusLabels,
  templateLabels,
} from '../../../shared/labels.ts';
import type { Activity } from '../../../shared/records.ts';
import type { ActivityType } from '../../../shared/vocabulary.ts';
import { givenSentence, stoppedSentence, withdrawnSentence } from './consentSentences.ts';
import { formatMomentWithin } from './time.ts';

export type Telling = { zone: string; now: string; nameOf: (id: unknown) => string };
export type Told = { text: string; who: string | null; quote: string | null };

type Data = Activity['data'];
type Teller = (data: Data, telling: Telling) => string;

/** An event of the history as a person would tell it. */
export function activitySentence(activity: Activity, telling: Telling): Told {
  const { type, data, actorId } = activity;
  return {
    text: sentences[type](data, telling),
    who: actorId === null ? null : telling.nameOf(actorId),
    quote: quoteOf(type, data),
  };
}

/** What somebody wrote, in their own words. */
function quoteOf(type: ActivityType, data: Data): string | null {
  const written = type === 'note' ? data['text'] : (data['note'] ?? reasonIfWritten(type, data));
  return typeof written === 'string' && written !== '' ? written : null;
}

const explained: readonly ActivityType[] = [
  'statusCorrected',
  'planned',
  'skipped',
  'postponed',
  'erased',
];
const reasonIfWritten = (type: ActivityType, data: Data) =>
  explained.includes(type) ? data['reason'] : null;

const sentences: Record<ActivityType, Teller> = {
  requested: (data) => `Asked for a consultation${came(data)}${spoken(data)}.`,
  requestedAgain: (data) => `Asked again${came(data)}${asker(data)}${newMessage(data)}.`,
  statusChanged: (data) =>
    data['to'] === 'closed'
      ? `Closed: ${word(closeReasonLabels, data['reason'])}.`
      : data['from'] === 'closed'
        ? `Reopened${data['askedAgain'] === true ? ', because they asked again' : ''}, back to ${word(statusLabels, data['to'])}.`
        : `Is now ${word(statusLabels, data['to'])}.`,
  statusCorrected: (data) =>
    `Status corrected from ${word(statusLabels, data['from'])} to ${word(statusLabels, data['to'])}.`,
  assigned: (data, { nameOf }) =>
    data['to'] === null ? 'Is with nobody now.' : `Assigned to ${nameOf(data['to'])}.`,
  note: () => 'Note',
  call: (data, telling) =>
    `Called: ${word(callOutcomeLabels, data['outcome'])}.${callBack(data, telling)}`,
  emailQueued: (data) => `Mail “${mail(data)}” is ready to go.`,
  emailSent: (data) =>
    `Mail “${mail(data)}” ${data['captured'] === true ? 'captured, not sent' : 'accepted by the mail server'}.`,
  emailFailed: (data) => `Mail “${mail(data)}” could not be delivered.`,
  bookingOpened: (data, telling) => `Opened the booking page. ${seenTimes(data, telling)}`,
  appointmentBooked: (data, telling) => `${visit(data, telling)} booked.`,
  appointmentMoved: (data, telling) =>
    `Appointment moved: ${visit(data, telling)}.${data['notify'] === false ? ' No mail went out.' : ''}`,
  appointmentCancelled: (data, telling) => `${visit(data, telling)} cancelled.`,
  appointmentCompleted: (data, telling) => `${visit(data, telling)} completed.`,
  appointmentNoShow: (data, telling) => `Did not come: ${visit(data, telling)}.`,
  merged: (data) =>
    data['intoReference'] === undefined
      ? `${text(data['fromReference'])} was merged into this lead.${mergedStatus(data)}`
      : `Merged into ${text(data['intoReference'])}.`,
  split: (data) => `Split from ${text(data['fromReference'] ?? data['intoReference'])} again.`,
  transferred: (data) => `Handed over from ${place(data['from'])} to ${place(data['to'])}.`,
  consentGiven: givenSentence,
  consentWithdrawn: withdrawnSentence,
  linked,
  unlinked: (data) => `No longer shares a ${via(data)} with another lead.`,
  ruledOut: () => 'Is not the same person as another lead.',
  transferOffered: (data) => `Offered to ${place(data['to'])}.`,
  transferDeclined: (data) => `${place(data['to'])} declined to take over.`,
  transferWithdrawn: () => 'The offer to another location was withdrawn.',
  erased: () => 'Personal data were erased.',
  revealed: () => 'Looked at the concern.',
  undone: () => 'Took back a change.',
  imported: () => 'Brought in from another system.',
  planned,
  postponed: (data, telling) => `Put off until ${moment(data['until'], telling)}.`,
  skipped: (data) => `Left out: ${text(data['title'])}.`,
  contactStopped: stoppedSentence,
  tasksGiven: (data, { nameOf }) => `Open tasks given to ${nameOf(data['to'])}.`,
  taskDone: (data) => `Done: ${text(data['title'])}.`,
  contactResumed: (data) =>
    data['askedAgain'] === true
      ? 'Asked again and agreed to be contacted, so contact goes on.'
      : 'May be contacted again.',
};

/** The name of a location, as it was kept. */
function place(value: unknown): string {
  return typeof value === 'string' ? value : 'another location';
}

/** A step of the plan came, moved or went. */
function planned(data: Data, telling: Telling): string {
  if (data['ended'] === true) {
    return `${text(data['title'])} is planned no more.`;
  }
  const way = data['movedFrom'] === undefined ? 'planned for' : 'moved to';
  return `${text(data['title'])} ${way} ${moment(data['dueAt'], telling)}.`;
}

/** A merge may bring a lead further than it was by itself. */
function mergedStatus({ status }: Data): string {
  const to: unknown = typeof status === 'object' && status !== null && Reflect.get(status, 'to');
  return typeof to === 'string' ? ` Is now ${word(statusLabels, to)}.` : '';
}

/** What the server wrote for people, such as the title of a task. */
function text(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : 'a step';
}

/** A closed word of ours in small letters; what is unknown stays out. */
function word(labels: Readonly<Record<string, string>>, value: unknown): string {
  return (typeof value === 'string' ? labels[value] : undefined)?.toLowerCase() ?? 'unknown';
}

function came(data: Data): string {
  const ways: Readonly<Record<string, string>> = {
    web: ' on the web site',
    api: ' through another web site',
    phone: ' on the phone',
    walkIn: ' in person',
    referral: ' by referral',
  };
  const source = data['source'];
  return typeof source === 'string' && source in sourceLabels ? (ways[source] ?? '') : '';
}

/** That there is more to read behind “Show”, never what. */
function newMessage(data: Data): string {
  return data['newMessage'] === true ? ', with a new message' : '';
}

/** Somebody who asks for a person we know stays beside them. */
function asker(data: Data): string {
  const name = data['requesterName'];
  return typeof name === 'string' ? `, by ${name}` : '';
}

/** Leads of one household, or of one person one after the other. */
function linked(data: Data): string {
  if (typeof data['talkOk'] === 'boolean') {
    return data['talkOk']
      ? 'May be discussed with somebody of the household.'
      : 'Is not to be discussed with somebody of the household.';
  }
  if (data['kind'] === 'household') {
    return `Shares a ${via(data)} with another lead: one household.`;
  }
  if (data['carriedOnAt'] !== undefined) {
    return `Was here before: ${place(data['carriedOnAt'])} carries that request on. Ask them before you call.`;
  }
  if (data['askedAt'] !== undefined) {
    return `Asked again at ${place(data['askedAt'])}, which has a new lead of this person.`;
  }
  if (data['kind'] === 'earlier') {
    return 'Was here before: linked with the earlier lead.';
  }
  return data['kind'] === 'later'
    ? 'Came back: linked with the new lead.'
    : 'Was linked with another lead.';
}

function via(data: Data): string {
  const words: Readonly<Record<string, string>> = { phone: 'phone', email: 'mailbox' };
  return words[String(data['via'])] ?? 'phone and a mailbox';
}

function spoken(data: Data): string {
  return data['language'] === 'es' ? `, in ${languageLabels.es}` : '';
}

function mail(data: Data): string {
  const template = data['template'];
  const known: Readonly<Record<string, string>> = templateLabels;
  return (typeof template === 'string' ? known[template] : undefined) ?? 'Mail';
}

function moment(value: unknown, { zone, now }: Telling): string {
  return typeof value === 'string' ? formatMomentWithin(value, zone, now) : 'an unknown time';
}

function callBack(data: Data, telling: Telling): string {
  return data['followUpAt'] === undefined
    ? ''
    : ` Call back ${moment(data['followUpAt'], telling)}.`;
}

function seenTimes(data: Data, telling: Telling): string {
  const count = Number(data['freeTimes'] ?? 0);
  if (count === 0) {
    return 'Saw no free time.';
  }
  const times = count === 1 ? '1 free time' : `${count} free times`;
  return `Saw ${times}, the first ${moment(data['firstFreeAt'], telling)}.`;
}

function visit(data: Data, telling: Telling): string {
  const kind = data['kind'] === 'infusion' ? 'infusion' : 'consultation';
  return `${appointmentKindLabels.en[kind]} ${moment(data['startsAt'], telling)}`;
}
