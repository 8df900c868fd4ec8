import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';

type Place = Pick<Location, 'city' | 'timeZone'>;

const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** `Tuesday, November 24` · `martes, 24 de noviembre` */
export function longDay(at: string, timeZone: string, language: Language): string {
  return format(at, timeZone, locales[language], {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
  });
}

/** `Tue` · `mar` */
export function shortWeekday(date: Temporal.PlainDate, language: Language): string {
  return ofDate(date, language, { weekday: 'short' });
}

/** `November` · `noviembre` */
export function monthName(date: Temporal.PlainDate, language: Language): string {
  return ofDate(date, language, { month: 'long' });
}

/** `10:30 am` in both languages: what a clock in Texas and a sign on a door say. */
export function clockTime(at: string, timeZone: string): string {
  return clockWords(at, timeZone, { hour: 'numeric', minute: '2-digit' });
}

function clockWords(at: string, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return format(at, timeZone, 'en-US', options).replaceAll(/\s/g, ' ').toLowerCase();
}

/** `Tuesday, November 24, 10:30 am, San Antonio time (CST)`: a time that stands by itself. */
export function wholeTime(at: string, place: Place, language: Language): string {
  const { timeZone } = place;
  return `${longDay(at, timeZone, language)}, ${clockTime(at, timeZone)}, ${localZone(at, place, language)}`;
}

/** `Mon, Nov 23, 2026, 9:00 am CST`, with seconds where there are any: for files that are kept. */
export function exactTime(at: string, timeZone: string): string {
  const day = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' } as const;
  const seconds = new Date(at).getUTCSeconds() === 0 ? {} : ({ second: '2-digit' } as const);
  const clock = clockWords(at, timeZone, { hour: 'numeric', minute: '2-digit', ...seconds });
  return `${format(at, timeZone, 'en-US', day)}, ${clock} ${zoneName(at, timeZone)}`;
}

/** `San Antonio time (CST)` · `hora de San Antonio (CST)`: whose clock a time is read from. */
export function localZone(at: string, { city, timeZone }: Place, language: Language): string {
  const zone = zoneName(at, timeZone);
  return language === 'en' ? `${city} time (${zone})` : `hora de ${city} (${zone})`;
}

/** `CST`, `CDT`: the zone as it is called at this very time. */
function zoneName(at: string, timeZone: string): string {
  const parts = formatter('en-US', { timeZone, timeZoneName: 'short' }).formatToParts(
    Date.parse(at),
  );
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

function ofDate(
  date: Temporal.PlainDate,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string {
  return format(`${date.toString()}T12:00:00.000Z`, 'UTC', locales[language], options);
}

function format(
  at: string,
  timeZone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return formatter(locale, { ...options, timeZone }).format(Date.parse(at));
}

/** Making one costs more than all else on a page, so each is kept. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}
