import type { Language } from '../../shared/vocabulary.ts';

const locales: Record<Language, string> = { en: 'en-US', es: 'es-US' };
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * When an appointment is, as people write it, with the zone named:
 * `Tuesday, November 24, 10:30 am (Central Time)`.
 */
export function appointmentTime(startsAt: string, timeZone: string, language: Language): string {
  const instant = Temporal.Instant.from(startsAt);
  const part = new Map<string, string>();
  for (const { type, value } of formatFor(timeZone, language).formatToParts(
    instant.epochMilliseconds,
  )) {
    part.set(type, value);
  }
  const get = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? '';
  const clock = `${get('hour')}:${get('minute')} ${get('dayPeriod').toLowerCase()}`;
  const day =
    language === 'en'
      ? `${get('weekday')}, ${get('month')} ${get('day')}`
      : `${get('weekday')}, ${get('day')} de ${get('month')}`;
  return `${day}, ${clock} (${get('timeZoneName')})`.replaceAll(/\s/g, ' ');
}

/** Making one costs more than rendering the whole mail. */
function formatFor(timeZone: string, language: Language): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const known = formats.get(key);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'longGeneric',
  });
  formats.set(key, made);
  return made;
}
