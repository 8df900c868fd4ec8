import { toIso } from '../../clock.ts';
import { serialToLocal } from '../reading/serial.ts';

/** A date of a file as a point in time. */
export type ReadDate = {
  /** ISO instant */
  readonly at: string;
  /** It had no time: it stands for the whole day, and `at` is its beginning. */
  readonly dayOnly: boolean;
};

export type DateFormat = {
  /** The clock by which it was written down. */
  readonly timeZone: string;
  /** Whether `03/04/2026` is the third of April. */
  readonly dayFirst: boolean;
};

/** What is wrong with a date, for whoever has to put it right. */
export class WrongDate extends Error {}

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january ene enero',
    'feb february febrero',
    'mar march marzo',
    'apr april abr abril',
    'may mayo',
    'jun june junio',
    'jul july julio',
    'aug august ago agosto',
    'sep sept september septiembre setiembre set',
    'oct october octubre',
    'nov november noviembre',
    'dec december dic diciembre',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

const withOffset =
  /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const numbers = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const monthFirst = /^(?:[a-z]+,? )?([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/;
const dayThenMonth =
  /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -](?:de |of )?([a-z]{3,})\.?,?[ -](?:de |del )?(\d{4}|\d{2})(?!\d)/;
const timeOfDay =
  /^(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:\.(\d{1,3})\d*)?)? ?(a\.? ?m\.?|p\.? ?m\.?)?$/;
const serial = /^[1-9]\d{4}(?:\.\d+)?$/;

/**
 * Reads a date as people and programs write them: ISO 8601, `11/3/2026 2:15 PM`, `3.11.2026`,
 * `Nov 3, 2026`, `3 de noviembre de 2026`, a spreadsheet's count of days. A time that a clock change
 * doubles is taken for the first of the two.
 * @throws WrongDate for what is no date, or a day or time that never was
 */
export function readDate(text: string, format: DateFormat): ReadDate {
  const key = `${format.timeZone}|${format.dayFirst}|${text}`;
  const known = days.get(key);
  if (known) {
    return known;
  }
  const date = parseDate(text.trim(), format);
  if (date.dayOnly) {
    remember(key, date);
  }
  return date;
}

/** A list has thousands of rows and some hundred days: each is worked out once. */
const days = new Map<string, ReadDate>();
const keptDays = 2000;

function remember(key: string, date: ReadDate): void {
  if (days.size >= keptDays) {
    days.clear();
  }
  days.set(key, date);
}

function parseDate(typed: string, format: DateFormat): ReadDate {
  if (withOffset.test(typed)) {
    return { at: toIso(exact(typed.replace(' ', 'T'))), dayOnly: false };
  }
  const plain = serial.test(typed) ? serialToLocal(Number(typed)) : simplified(typed);
  const { date, rest } = splitDate(plain, format.dayFirst);
  const time = readTime(rest.replace(/^[t,]? ?(?:at |a las )?/, '').trim());
  return time === null
    ? { at: toIso(startOf(date, format)), dayOnly: true }
    : { at: toIso(instantOf(date.toPlainDateTime(time), format)), dayOnly: false };
}

function exact(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new WrongDate('There is no such date.');
  }
}

/** In small letters without accents and doubled spaces, so that `Miércoles,  3 Nov` is like any other. */
function simplified(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ');
}

type Split = { readonly date: Temporal.PlainDate; readonly rest: string };

function splitDate(text: string, dayFirst: boolean): Split {
  const [whole = '', year = '', month = '', day = ''] = yearFirst.exec(text) ?? [];
  if (whole !== '') {
    return { date: dateOf(year, month, day), rest: text.slice(whole.length) };
  }
  return byNumbers(text, dayFirst) ?? byName(text) ?? noDate();
}

function byNumbers(text: string, dayFirst: boolean): Split | null {
  const [whole = '', first = '', mark = '', second = '', year = ''] = numbers.exec(text) ?? [];
  if (whole === '') {
    return null;
  }
  // With dots it is written in countries where the day always comes first.
  const [day, month] = dayFirst || mark === '.' ? [first, second] : [second, first];
  return { date: dateOf(year, month, day), rest: text.slice(whole.length) };
}

function byName(text: string): Split | null {
  const [whole = '', month = '', day = '', year = ''] = monthFirst.exec(text) ?? [];
  if (whole !== '' && months[month] !== undefined) {
    return { date: dateOf(year, months[month], day), rest: text.slice(whole.length) };
  }
  const [all = '', dayNumber = '', name = '', ofYear = ''] = dayThenMonth.exec(text) ?? [];
  return all === '' || months[name] === undefined
    ? null
    : { date: dateOf(ofYear, months[name], dayNumber), rest: text.slice(all.length) };
}

function noDate(): never {
  throw new WrongDate('This can’t be read as a date. Write it like 11/3/2026 or 2026-11-03.');
}

/** `26` is 2026, `87` is 1987: nobody asked for a consultation in 2087. */
export function wholeYear(year: string): number {
  const number = Number(year);
  return year.length > 2 ? number : number + (number < 70 ? 2000 : 1900);
}

function dateOf(year: string, month: string | number, day: string): Temporal.PlainDate {
  const fields = { year: wholeYear(year), month: Number(month), day: Number(day) };
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' });
  } catch {
    throw new WrongDate('There is no such day in the calendar.');
  }
}

function readTime(text: string): Temporal.PlainTime | null {
  if (text === '') {
    return null;
  }
  const [whole, hour = '', minute, second = '0', fraction = '0', half = ''] =
    timeOfDay.exec(text) ?? [];
  if (whole === undefined || (minute === undefined && half === '')) {
    throw new WrongDate('The time of this date can’t be read. Write it like 2:15 PM or 14:15.');
  }
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.startsWith('p') ? 12 : 0);
  const isTwelve = half === '' || (Number(hour) >= 1 && Number(hour) <= 12);
  try {
    return Temporal.PlainTime.from(
      {
        hour: isTwelve ? hours : 99,
        minute: Number(minute ?? 0),
        second: Number(second),
        millisecond: Number(fraction.padEnd(3, '0')),
      },
      { overflow: 'reject' },
    );
  } catch {
    throw new WrongDate('There is no such time of day.');
  }
}

function startOf(date: Temporal.PlainDate, { timeZone }: DateFormat): Temporal.Instant {
  return date.toZonedDateTime({ timeZone }).toInstant();
}

function instantOf(local: Temporal.PlainDateTime, { timeZone }: DateFormat): Temporal.Instant {
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(local)) {
    throw new WrongDate('The clocks were put forward then: there was no such time on that day.');
  }
  return zoned.toInstant();
}
