import { closeReasonLabels, statusLabels } from '../../shared/labels.ts';
import type { ActivityType } from '../../shared/vocabulary.ts';
import { formatPhone } from '../intake/phone.ts';
import type { Telling } from './telling.ts';
import { fieldWords, stopWords, valueWords } from './words.ts';

type Data = Readonly<Record<string, unknown>>;

/** Numbers by which our tables find each other say nothing to anybody. */
const inner = /^(id|act|person|withPerson|step|version|tasks|byHand|imported|type)$|Ids?$/;

/** What is called otherwise for people than it is in the data. */
const labels: Readonly<Record<string, string>> = {
  ...fieldWords,
  again: 'Tried once more',
  askedAgain: 'Because they asked again',
  askedAt: 'Asked at',
  captured: 'Kept by us and not sent',
  cancelled: 'An appointment was cancelled with it',
  carriedOnAt: 'Carried on at',
  channel: 'Way of contact',
  channels: 'Ways of contact',
  contact: 'Somebody spoke with the person',
  day: 'Day of the follow-up',
  dueAt: 'Due',
  ended: 'Planned no more',
  endsAt: 'Until',
  error: 'What the mail server said',
  filled: 'Filled in by it',
  firstFreeAt: 'First free time',
  followUpAt: 'Call again',
  freeTimes: 'Free times shown',
  fromReference: 'From request',
  inherited: 'Known from before',
  intoReference: 'Into request',
  joined: 'Added to this request',
  means: 'By which means',
  movedFrom: 'Before',
  newMessage: 'With a new message',
  notify: 'A mail told of it',
  passed: 'Passed over',
  purpose: 'What for',
  row: 'Row of the file',
  startsAt: 'For',
  takenBack: 'It was clicked by mistake',
  talkOk: 'May be told',
  template: 'Mail',
  text: 'Note',
  title: 'What',
  until: 'Until',
  via: 'By',
  what: 'Kind',
  why: 'because',
  wordingVersion: 'Wording',
};

/** Where the same name has other words in another kind of event. */
const byType: Partial<
  Record<ActivityType, Readonly<Record<string, Readonly<Record<string, string>>>>>
> = {
  statusChanged: { from: statusLabels, to: statusLabels, reason: closeReasonLabels },
  statusCorrected: { from: statusLabels, to: statusLabels },
  merged: { from: statusLabels, to: statusLabels },
  contactStopped: { reason: stopWords },
  appointmentCancelled: {
    reason: {
      patient: 'by the person',
      staff: 'by the clinic',
      leadClosed: 'the request was closed',
    },
  },
};

/** The data of an event in lines that anybody can read, in the order in which they were written. */
export function detailWords(type: ActivityType, data: Data, telling: Telling): string {
  return linesOf(data, (name, value) => valueOf({ type, name, telling }, value)).join('\n');
}

function linesOf(data: Data, words: (name: string, value: unknown) => string): string[] {
  return Object.entries(data)
    .filter(([name, value]) => !inner.test(name) && value !== null)
    .map(([name, value]) => `${labels[name] ?? inWords(name)}: ${words(name, value)}`);
}

type Place = { readonly type: ActivityType; readonly name: string; readonly telling: Telling };

function valueOf(place: Place, value: unknown): string {
  if (Array.isArray(value)) {
    return value.map((each) => valueOf(place, each)).join(', ');
  }
  if (typeof value === 'object' && value !== null) {
    return linesOf({ ...value }, (name, each) => valueOf({ ...place, name }, each)).join(', ');
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return textOf(place, String(value));
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

function textOf({ type, name, telling }: Place, text: string): string {
  if (instant.test(text)) {
    return telling.words(text);
  }
  if (name === 'phone') {
    return formatPhone(text);
  }
  if (name === 'filled') {
    return fieldWords[text]?.toLowerCase() ?? text;
  }
  if ((type === 'assigned' || type === 'tasksGiven') && (name === 'from' || name === 'to')) {
    return telling.who(text);
  }
  return (byType[type]?.[name] ?? valueWords[name])?.[text] ?? text;
}

/** `followUpAt` → `Follow up at` */
function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
