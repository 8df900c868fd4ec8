import { z } from 'zod';
import type { ImportField } from '../../../shared/import-fields.ts';
import { concernLabels } from '../../../shared/labels.ts';
import type { Concern, ContactChannel, Language, Source } from '../../../shared/vocabulary.ts';
import { normalPhone } from '../../intake/phone.ts';
import {
  readChannel,
  readConcern,
  readLanguage,
  readReview,
  readSource,
  readYesNo,
} from './choices.ts';
import type { RowCells } from './row-cells.ts';

/** Who the person is and what is known of them, as the columns of `leads` have it. */
export type ImportedPerson = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly preferredContact: ContactChannel;
  readonly bestTime: string | null;
  readonly language: Language;
  readonly concern: Concern;
  readonly message: string | null;
  readonly howHeard: string | null;
  readonly requesterName: string | null;
  readonly requesterRelation: string | null;
  readonly source: Source;
  readonly sourceDetails: string;
  readonly voicemailOk: 0 | 1 | null;
  readonly okToTalkTo: string | null;
  readonly formsSentAt: string | null;
  readonly formsReceivedAt: string | null;
  readonly clinicalReview: 'pending' | 'cleared' | null;
  readonly driverConfirmed: 0 | 1;
};

/** What a lead may hold already: a second message was added to a first one. */
const longestMessage = 8000;
const address = z.email().max(254);

export function readPerson(
  cells: RowCells,
  timeZone: string,
  knownPhone: string | null,
): ImportedPerson {
  const { email, phone } = readReach(cells, knownPhone);
  const heard = line(cells, 'howHeard', 200);
  const source = readSourceOf(cells);
  return {
    ...readName(cells),
    email,
    phone,
    preferredContact:
      choice(cells, 'preferredContact', readChannel, 'It can be email, phone or text.') ??
      (email === null ? 'phone' : 'email'),
    bestTime: line(cells, 'bestTime', 200),
    language: choice(cells, 'language', readLanguage, 'It can be English or Spanish.') ?? 'en',
    ...readConcernAndMessage(cells),
    // What we have no word for is what the person said.
    howHeard: heard ?? source.unknown,
    source: source.known,
    sourceDetails: readDetails(cells),
    requesterName: line(cells, 'requesterName', 200),
    requesterRelation: line(cells, 'requesterRelation', 100),
    voicemailOk: yesNo(cells, 'voicemailOk'),
    okToTalkTo: line(cells, 'okToTalkTo', 200),
    formsSentAt: instant(cells, 'formsSentAt', timeZone),
    formsReceivedAt: instant(cells, 'formsReceivedAt', timeZone),
    clinicalReview: choice(cells, 'clinicalReview', readReview, 'It can be pending or cleared.'),
    driverConfirmed: yesNo(cells, 'driverConfirmed') ?? 0,
  };
}

export function readName(cells: RowCells): { firstName: string; lastName: string } {
  const whole = cells.text('name') === '' ? null : splitName(cells.text('name'));
  const firstName = line(cells, 'firstName', 100) ?? whole?.firstName ?? '';
  const lastName = line(cells, 'lastName', 100) ?? whole?.lastName ?? '';
  const missing = (field: 'firstName' | 'lastName', words: string) =>
    cells.say(whole ? 'name' : field, words);
  if (firstName === '') {
    missing('firstName', 'There is no first name.');
  }
  if (lastName === '') {
    missing('lastName', 'There is no last name.');
  }
  return { firstName, lastName };
}

const particles = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'van',
  'von',
  'der',
  'da',
  'di',
  'dos',
]);

/** `Villarreal de la Garza, María José` or `María José de la Garza`. */
function splitName(text: string): { firstName: string; lastName: string } {
  const [before = '', after] = text.split(/, ?/, 2);
  if (after !== undefined) {
    return { firstName: after.trim().slice(0, 100), lastName: before.trim().slice(0, 100) };
  }
  const words = before.split(/\s+/);
  const particle = words.findIndex((word, at) => at > 0 && particles.has(word.toLowerCase()));
  const last = particle > 0 ? particle : Math.max(1, words.length - 1);
  return {
    firstName: words.slice(0, last).join(' ').slice(0, 100),
    lastName: words.slice(last).join(' ').slice(0, 100),
  };
}

function readReach(
  cells: RowCells,
  knownPhone: string | null,
): { email: string | null; phone: string | null } {
  const typedEmail = cells.text('email').toLowerCase();
  const typedPhone = cells.text('phone');
  const email = address.safeParse(typedEmail).success ? typedEmail : null;
  const phone = typedPhone === '' ? null : (knownPhone ?? normalPhone(typedPhone));
  if (typedEmail !== '' && email === null) {
    cells.say('email', 'This is no mail address.');
  }
  if (typedPhone !== '' && phone === null) {
    cells.say('phone', 'There can be no such phone number.');
  }
  if (typedEmail === '' && typedPhone === '') {
    cells.say(null, 'There is neither a mail address nor a phone number.');
  }
  return { email, phone };
}

function readConcernAndMessage(cells: RowCells): { concern: Concern; message: string | null } {
  const typed = cells.text('concern');
  const known = typed === '' ? 'undisclosed' : readConcern(typed);
  const said = cells.text('message');
  if (known !== null) {
    return { concern: known, message: bounded(cells, 'message', said, longestMessage) };
  }
  const kept = `Main concern: ${typed}.`;
  cells.say(
    'concern',
    `We have no such concern. It becomes “${concernLabels.en.other}”, with these words in the message.`,
    false,
  );
  const message = said === '' ? kept : `${said}\n\n${kept}`;
  return { concern: 'other', message: bounded(cells, 'message', message, longestMessage) };
}

function readSourceOf(cells: RowCells): { known: Source; unknown: string | null } {
  const typed = line(cells, 'source', 200);
  const known = typed === null ? 'import' : readSource(typed);
  if (known === null && cells.text('howHeard') !== '') {
    cells.say('source', 'We have no such way. It becomes “Import”.', false);
  }
  return { known: known ?? 'import', unknown: known === null ? typed : null };
}

const details = z.record(z.string().max(100), z.string().max(500));

/** Only our own export has these: an object of texts. */
function readDetails(cells: RowCells): string {
  const typed = cells.text('sourceDetails');
  if (typed === '') {
    return '{}';
  }
  const parsed = details.safeParse(parseJson(typed));
  if (!parsed.success) {
    cells.say('sourceDetails', 'These are no details from an export. Leave the column out.');
    return '{}';
  }
  return JSON.stringify(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** One line; where a cell has more, they become one. */
function line(cells: RowCells, field: ImportField, max: number): string | null {
  return bounded(cells, field, cells.text(field).replaceAll(/[\t\n\r]+ ?/g, ' '), max);
}

function bounded(cells: RowCells, field: ImportField, text: string, max: number): string | null {
  if (text.length > max) {
    cells.say(field, `This is longer than ${max.toLocaleString('en')} characters.`);
    return text.slice(0, max);
  }
  return text === '' ? null : text;
}

function choice<Value>(
  cells: RowCells,
  field: ImportField,
  read: (text: string) => Value | null,
  allowed: string,
): Value | null {
  const typed = cells.text(field);
  const value = typed === '' ? null : read(typed);
  if (typed !== '' && value === null) {
    cells.say(field, `We have no such word here. ${allowed}`);
  }
  return value;
}

function yesNo(cells: RowCells, field: ImportField): 0 | 1 | null {
  const value = choice(cells, field, readYesNo, 'It can be yes or no.');
  if (value === null) {
    return null;
  }
  return value ? 1 : 0;
}

function instant(cells: RowCells, field: ImportField, timeZone: string): string | null {
  return cells.date(field, timeZone)?.at ?? null;
}
