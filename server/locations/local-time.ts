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
  return format(at, timeZone, 'en-US', { hour: 'numeric', minute: '2-digit' })
    .replaceAll(/\s/g, ' ')
    .toLowerCase();
}

/** `Tuesday, November 24, 10:30 am, San Antonio time (CST)`: a time that stands by itself. */
export function wholeTime(at: string, place: Place, language: Language): string {
  const { timeZone } = place;
  return `${longDay(at, timeZone, language)}, ${clockTime(at, timeZone)}, ${localZone(at, place, language)}`;
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
