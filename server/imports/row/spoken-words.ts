import {
  type ConsentChannel,
  type ContactChannel,
  contactChannels,
  contactPurposes,
  type ContactPurpose,
} from '../../../shared/vocabulary.ts';
import { readChannel, readPurpose, readYesNo } from './choices.ts';

/** A way of contact to which somebody said yes or no, and whether only for one thing. */
export type SpokenOf = {
  readonly channel: ConsentChannel;
  readonly purpose: ContactPurpose | 'all';
};

const labels: Record<ContactPurpose, string> = { request: 'request', followUp: 'follow-up' };
const between = /[,;/&+]| and | y /;
const withPurpose = /^([^()]*)\(([^()]*)\)\s*$/;

/** `email (follow-up), phone`: ways of contact as a cell of the export has them, each once. */
export function writeSpoken(
  isSo: (channel: ConsentChannel, purpose: ContactPurpose) => boolean,
): string {
  const words = contactChannels.flatMap((channel) => {
    const purposes = contactPurposes.filter((purpose) => isSo(channel, purpose));
    return purposes.length === contactPurposes.length
      ? [channel]
      : purposes.map((purpose) => `${channel} (${labels[purpose]})`);
  });
  return words.join(', ');
}

/**
 * Which ways of contact a cell names: `email, phone`, or a plain yes for all, a plain no for none.
 * Where it is about one thing only, that stands behind it in brackets: `email (follow-up)`.
 * @returns null where a word is none of these
 */
export function readSpoken(text: string): SpokenOf[] | null {
  const parts = text.split(between);
  const read = parts.map((part) => readPart(part, parts.length === 1));
  return read.every((each) => each !== null) ? withoutRepeats(read.flat()) : null;
}

function readPart(part: string, isWhole: boolean): SpokenOf[] | null {
  const [, words = part, behind] = withPurpose.exec(part) ?? [];
  const purpose = behind === undefined ? 'all' : readPurpose(behind);
  const all = isWhole ? readYesNo(words) : null;
  // Of a "no" for one thing only nobody can tell what it leaves.
  const isUnclear = all === false && behind !== undefined;
  const channels = all === null ? channelsIn(words) : all ? contactChannels : [];
  return channels === null || purpose === null || isUnclear
    ? null
    : channels.map((channel) => ({ channel, purpose }));
}

/** `text message` is one, `email phone` are two. */
function channelsIn(words: string): ContactChannel[] | null {
  const whole = readChannel(words);
  const found =
    whole === null
      ? words
          .trim()
          .split(/\s+/)
          .map((word) => readChannel(word))
      : [whole];
  return found.every((each) => each !== null) ? found : null;
}

function withoutRepeats(all: readonly SpokenOf[]): SpokenOf[] {
  const each = new Map(all.map((one) => [`${one.channel} ${one.purpose}`, one] as const));
  return [...each.values()];
}
