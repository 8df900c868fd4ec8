import { channelLabels } from '../../../shared/labels.ts';
import type { Activity } from '../../../shared/records.ts';

type Data = Activity['data'];

const labels: Readonly<Record<string, string>> = { ...channelLabels.en, voicemail: 'Voicemail' };

/** `Agreed to be contacted by phone, mail and text message (wording 1).` */
export function givenSentence(data: Data): string {
  if (data['takenBack'] === true) {
    return 'Took back “no more mails”: clicked by mistake.';
  }
  if (isFollowUp(data)) {
    return 'Said yes to follow-up mails.';
  }
  return `Agreed to be contacted by ${channels(data)}${wording(data)}.`;
}

export function withdrawnSentence(data: Data): string {
  const by = data['means'] === 'unsubscribe' ? ' Clicked “unsubscribe” in a mail.' : '';
  const what = isFollowUp(data) ? 'follow-up mails' : `to be contacted by ${channels(data)}`;
  return `No longer wants ${what}.${by}`;
}

export function stoppedSentence(data: Data): string {
  const words =
    data['reason'] === 'crisis'
      ? 'Automatic contact paused: the person is in a crisis.'
      : 'Do not contact: the person asked to be left alone.';
  if (data['inherited'] === true) {
    return `${words} We knew it from before.`;
  }
  return data['withPerson'] === undefined ? words : `${words} Holds for all their leads.`;
}

const isFollowUp = (data: Data) => data['purpose'] === 'followUp';

function channels(data: Data): string {
  const given: unknown[] = Array.isArray(data['channels']) ? data['channels'] : [data['channel']];
  const words = given.map(labelOf);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function labelOf(channel: unknown): string {
  return (typeof channel === 'string' ? labels[channel] : undefined)?.toLowerCase() ?? 'unknown';
}

function wording(data: Data): string {
  return typeof data['wordingVersion'] === 'number' ? ` (wording ${data['wordingVersion']})` : '';
}
