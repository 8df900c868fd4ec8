import type { CallKind } from '../../../shared/call-script.ts';
import { channelLabels, languageLabels, taskKindLabels } from '../../../shared/labels.ts';
import type {
  MailState,
  NextByOutcome,
  QueueTurn,
  TodayRow,
  TodaySection,
} from '../../../shared/today.ts';
import type { CallOutcome } from '../../../shared/vocabulary.ts';
import { dueWords, isFirstCall, lateBy } from '../format/dueWords.ts';
import type { Urgency } from '../format/nextStep.ts';
import { formatMomentWithin } from '../format/time.ts';

const minute = 60_000;

type Turn = NonNullable<QueueTurn['turn']>;

const mailSentences: Record<MailState, string> = {
  opened: 'The mail was opened, nothing is booked yet.',
  accepted: 'The mail was sent, not opened yet.',
  failed: 'The mail bounced: the address does not work.',
  none: 'No mail was sent.',
};

/** Why this person is next, in a sentence or two, and how pressing it is. */
export function reasonWords(
  row: TodayRow,
  section: TodaySection,
  zone: string,
  now: string,
): { words: string; urgency: Urgency } {
  const { urgency } = dueWords(row, section, zone, now);
  const bounced = row.mail === 'failed' ? mailSentences.failed : '';
  const why = isFirstCall(row) ? [firstWhy(row)] : [row.reason, bounced];
  return {
    words: [stepSentence(row, section, zone, now), ...why].filter(Boolean).join(' '),
    urgency,
  };
}

function firstWhy({ status, mail }: TodayRow): string {
  return status === 'booked'
    ? 'They have booked a time; nobody has called yet.'
    : mailSentences[mail];
}

function stepSentence(row: TodayRow, section: TodaySection, zone: string, now: string): string {
  const late = lateBy(row, zone, now);
  const at = formatMomentWithin(row.dueAt, zone, now);
  if (section === 'noShows') {
    // The reason says to what they did not come.
    return '';
  }
  if (section === 'promised') {
    return late === null ? `Promised for ${at}.` : `Promised for ${at}, ${late} ago.`;
  }
  if (row.what === 'review') {
    return '';
  }
  const step = isFirstCall(row) ? 'First call' : stepLabel(row.what);
  return late === null ? `${step}, due ${at}.` : `${step} is ${late} late.`;
}

function stepLabel(what: TodayRow['what']): string {
  return what === 'consultation' || what === 'infusion' ? 'Visit' : taskKindLabels[what];
}

/** Something to be done that no call settles, such as a mail to write. */
export function isErrand({ what }: TodayRow): boolean {
  return what === 'email' || what === 'text' || what === 'other';
}

/** What to say first depends on why the person is called. */
export function callKindOf(row: TodayRow, section: TodaySection): CallKind {
  if (section === 'promised') {
    return 'promised';
  }
  if (section === 'noShows') {
    return 'noShow';
  }
  if (section === 'cancelled') {
    return 'cancelled';
  }
  return row.what === 'review' ? 'review' : isFirstCall(row) ? 'firstCall' : 'followUp';
}

/** `Spanish · prefers phone, after 9:00 am · voicemail is fine · Alamo Heights`. */
export function factWords(turn: Turn, place: string | undefined): string {
  const channels: Readonly<Record<string, string>> = channelLabels.en;
  const channel = (channels[turn.preferredContact] ?? turn.preferredContact).toLowerCase();
  const facts = [
    languageLabels[turn.row.language],
    `prefers ${channel}${turn.bestTime === null ? '' : `, ${inSentence(turn.bestTime)}`}`,
    turn.voicemailOk === true && 'voicemail is fine',
    turn.okToTalkTo !== null && `may be discussed with ${turn.okToTalkTo}`,
    turn.requesterName !== null && `asked by ${turn.requesterName}`,
    place,
  ];
  return facts.filter(Boolean).join(' · ');
}

/** What is made by itself after an outcome: `call 2 of 6, today 10:45 am`. */
export function thenWords(
  next: NextByOutcome,
  outcome: CallOutcome,
  zone: string,
  now: string,
): string {
  const step = next[outcome];
  if (step === null) {
    return 'nothing more is planned';
  }
  const title = inSentence(step.title);
  const atOnce = Date.parse(step.dueAt) - Date.parse(now) < minute;
  return atOnce ? `${title}, now` : `${title}, ${formatMomentWithin(step.dueAt, zone, now)}`;
}

const inSentence = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

/** `Imani has Wes Hartmann.` */
export function takenWords(taken: QueueTurn['taken']): string {
  return taken
    .map(({ by, firstName, lastName }) => `${by} has ${firstName} ${lastName}.`)
    .join(' ');
}
