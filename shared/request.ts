import { z } from 'zod';
import { consentWording, currentConsent } from './consent.ts';
import type { Location } from './records.ts';
import {
  type Concern,
  type ContactChannel,
  type Language,
  type Source,
  concerns,
  contactChannels,
  languages,
} from './vocabulary.ts';

/** What can be wrong with a field; whoever shows it has the words, in both languages. */
export const requestProblems = [
  'required',
  'tooLong',
  'wrongText',
  'webAddress',
  'wrongEmail',
  'wrongPhone',
  'wrongChoice',
  'noConsent',
  'wrongLocation',
] as const;
export type RequestProblem = (typeof requestProblems)[number];

/** How many characters (as people count them) a field may have. */
export const requestLimits = {
  firstName: 100,
  lastName: 100,
  email: 254,
  phone: 40,
  bestTime: 200,
  howHeard: 200,
  requesterName: 200,
  requesterRelation: 100,
  message: 2000,
} as const;

/** Control characters and marks that reverse the direction of the text around them. */
const unseen = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

const says = (problem: RequestProblem) => ({ error: problem });
const fits = (max: number) => (text: string) => Array.from(text).length <= max;

const typed = z.string(says('wrongText'));
const paragraph = (max: number) =>
  typed
    .transform((text) => text.replaceAll(unseen, '').normalize('NFC').trim())
    .refine(fits(max), says('tooLong'));
const line = (max: number) => paragraph(max).transform((text) => text.replaceAll(/\s+/g, ' '));

const optionalLine = (max: number) =>
  z.preprocess(missingIsEmpty, line(max).transform(emptyIsNull));
const requiredLine = (max: number) =>
  z.preprocess(
    missingIsEmpty,
    line(max).refine((text) => text !== '', says('required')),
  );

/** In a name it would go out in our mails as somebody else's link. */
const webAddress =
  /:\/\/|\bwww\.|[\w-]\.(?:com|net|org|info|biz|xyz|ru|cn|top|site|online|shop|click|link|io|co|app)\b/i;

function personName(max: number) {
  return requiredLine(max).refine((name) => !webAddress.test(name), says('webAddress'));
}

function emptyIsNull(text: string): string | null {
  return text === '' ? null : text;
}

function missingIsEmpty(value: unknown): unknown {
  return value ?? '';
}

/**
 * A plain address: no quotes, comments, commas or control characters. Spaces around it go,
 * a line break makes it wrong. Small letters, so that one person is found again.
 */
const emailAddress = z.preprocess(
  missingIsEmpty,
  typed
    .transform((text) => text.replaceAll(/^ +| +$/g, '').toLowerCase())
    .refine((text) => text !== '', says('required'))
    .refine(fits(requestLimits.email), says('tooLong'))
    .pipe(z.email(says('wrongEmail'))),
);

/** An optional choice: a form sends an empty text for "nothing chosen". */
function choice<const Value extends string>(values: readonly Value[], otherwise: NoInfer<Value>) {
  return z
    .preprocess(
      (value) => (value === '' ? undefined : value),
      z.enum(values, says('wrongChoice')).optional(),
    )
    .transform((value) => value ?? otherwise);
}

/**
 * A request as the public form and the API for web sites send it. Issue messages are
 * `RequestProblem`s. Whether the phone number exists and the location is open is the
 * server's to judge; the phone number is still as it was typed.
 */
export const requestInput = z.object({
  location: z.preprocess(
    missingIsEmpty,
    typed.trim().min(1, says('required')).max(60, says('wrongLocation')),
  ),
  firstName: personName(requestLimits.firstName),
  lastName: personName(requestLimits.lastName),
  email: emailAddress,
  phone: requiredLine(requestLimits.phone),
  preferredContact: choice(contactChannels, 'email'),
  bestTime: optionalLine(requestLimits.bestTime),
  language: choice(languages, 'en'),
  concern: choice(concerns, 'undisclosed'),
  howHeard: optionalLine(requestLimits.howHeard),
  /** Who asks, where it is not the patient. */
  requesterName: optionalLine(requestLimits.requesterName),
  requesterRelation: optionalLine(requestLimits.requesterRelation),
  message: z.preprocess(missingIsEmpty, paragraph(requestLimits.message).transform(emptyIsNull)),
  contactConsent: z.literal(true, says('noConsent')),
  /** The wording that was shown: a page may have been open since before it changed. */
  consentVersion: z.coerce
    .number(says('wrongChoice'))
    .refine((version) => consentWording(version) !== undefined, says('wrongChoice'))
    .default(() => currentConsent().version),
});
export type RequestInput = z.infer<typeof requestInput>;

/** A request that may be stored, wherever it came from. */
export type NewRequest = {
  readonly location: Location;
  readonly firstName: string;
  readonly lastName: string;
  /** A plain address in small letters. Null only where staff has none. */
  readonly email: string | null;
  /** E.164, e.g. `+12105550142`. Null only where staff has none. */
  readonly phone: string | null;
  readonly preferredContact: ContactChannel;
  readonly bestTime: string | null;
  readonly language: Language;
  readonly concern: Concern;
  readonly howHeard: string | null;
  readonly requesterName: string | null;
  readonly requesterRelation: string | null;
  readonly message: string | null;
  readonly source: Source;
  /** Campaign, page, referrer: short texts. */
  readonly sourceDetails: Readonly<Record<string, string>>;
  /** The version of the wording that was agreed to (see consent.ts). Null: none was given. */
  readonly consentVersion: number | null;
  readonly means: 'webForm' | 'api' | 'staff';
  /** The network address it came from. */
  readonly originAddress: string | null;
  readonly actorId: string | null;
};
