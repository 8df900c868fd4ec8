import type { Concern, ContactChannel, Language, Source } from '../../../shared/vocabulary.ts';
import { bestTimes, heardFrom, messages, relations } from './answers.ts';
import { firstNames, lastNames } from './names.ts';
import type { Random } from './random.ts';

export type Person = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  readonly language: Language;
  readonly preferredContact: ContactChannel;
  readonly bestTime: string | null;
  readonly concern: Concern;
  readonly message: string | null;
  readonly howHeard: string | null;
  readonly requesterName: string | null;
  readonly requesterRelation: string | null;
  readonly source: Source;
};

const areaCodes = [
  '210',
  '726',
  '830',
  '512',
  '361',
  '915',
  '432',
  '956',
  '737',
  '254',
  '325',
  '979',
];

const concerns: readonly (readonly [Concern, number])[] = [
  ['depression', 24],
  ['restlessLegs', 16],
  ['anxiety', 14],
  ['chronicPain', 12],
  ['ptsd', 10],
  ['undisclosed', 8],
  ['migraine', 6],
  ['fibromyalgia', 5],
  ['ocd', 2],
  ['crps', 2],
  ['other', 1],
];
const sources: readonly (readonly [Source, number])[] = [
  ['web', 62],
  ['phone', 14],
  ['api', 10],
  ['referral', 8],
  ['walkIn', 6],
];

/** Somebody who does not exist: reserved phone numbers and mail addresses only. */
export function createPerson(random: Random, number: number): Person {
  const language: Language = random.chance(0.3) ? 'es' : 'en';
  const firstName = random.pick(firstNames[language]);
  const lastName = random.pick(lastNames[random.chance(0.85) ? language : 'es']);
  const forAnother = random.chance(0.07);
  const maybe = (probability: number, list: readonly string[]) =>
    random.chance(probability) ? random.pick(list) : null;
  return {
    firstName,
    lastName,
    email: `${mailName(firstName)}.${mailName(lastName)}${number}@example.com`,
    phone: phoneNumber(number),
    language,
    preferredContact: random.weighted([
      ['phone', 45],
      ['email', 30],
      ['text', 25],
    ]),
    bestTime: maybe(0.4, bestTimes[language]),
    concern: random.weighted(concerns),
    message: maybe(0.3, messages[language]),
    howHeard: maybe(0.6, heardFrom[language]),
    requesterName: forAnother ? `${random.pick(firstNames[language])} ${lastName}` : null,
    requesterRelation: forAnother ? random.pick(relations[language]) : null,
    source: random.weighted(sources),
  };
}

/** 555-0100 to 555-0199 belong to nobody: 100 numbers for each area code, then from the start. */
function phoneNumber(number: number): string {
  const line = String(100 + (number % 100)).padStart(4, '0');
  return `+1${areaCodes[Math.floor(number / 100) % areaCodes.length]}555${line}`;
}

function mailName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase();
}
