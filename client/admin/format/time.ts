/** Instants as people in San Antonio write them, always in the time zone of a location. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, options: Intl.DateTimeFormatOptions, iso: string): string {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known =
    formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options });
  formats.set(key, known);
  return known.format(new Date(iso));
}

/** `9:15 am` */
export function formatTime(iso: string, zone: string): string {
  return format(zone, { hour: 'numeric', minute: '2-digit' }, iso)
    .replace(/\s/u, ' ')
    .toLowerCase();
}

/** What the clock shows, to reckon with: `09:15`, `17:30`. */
export function wallTime(iso: string, zone: string): string {
  return format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, iso);
}

/** `Mon, Nov 23` */
export function formatDay(iso: string, zone: string): string {
  return format(zone, { weekday: 'short', month: 'short', day: 'numeric' }, iso);
}

/** `Monday, November 23` */
export function formatLongDay(iso: string, zone: string): string {
  return format(zone, { weekday: 'long', month: 'long', day: 'numeric' }, iso);
}

/** The local date as `2026-11-23`. */
export function localDate(iso: string, zone: string): string {
  const [month, day, year] = format(
    zone,
    { year: 'numeric', month: '2-digit', day: '2-digit' },
    iso,
  ).split('/');
  return `${year}-${month}-${day}`;
}

/** Whole calendar days from one local date to another: 1 is tomorrow, -1 yesterday. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The day as one says it from here: `Today`, `Tomorrow`, `Fri`, `Nov 19`, `Nov 19, 2025`. */
export function formatRelativeDay(iso: string, zone: string, now: string): string {
  const day = localDate(iso, zone);
  const today = localDate(now, zone);
  const away = daysBetween(today, day);
  if (away >= -1 && away <= 1) {
    return ['Yesterday', 'Today', 'Tomorrow'][away + 1] ?? 'Today';
  }
  if (Math.abs(away) < 7) {
    return format(zone, { weekday: 'short' }, iso);
  }
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return format(zone, { month: 'short', day: 'numeric', ...year }, iso);
}

/** `Today 7:51 am`, `Fri 10:10 pm`, `Nov 19` (the time only while the day is near). */
export function formatAsked(iso: string, zone: string, now: string): string {
  const near = Math.abs(daysBetween(localDate(now, zone), localDate(iso, zone))) < 7;
  const day = formatRelativeDay(iso, zone, now);
  return near ? `${day} ${formatTime(iso, zone)}` : day;
}

/** Day and time always: `Today 7:51 am`, `Nov 19, 9:15 am`. */
export function formatMoment(iso: string, zone: string, now: string): string {
  const near = Math.abs(daysBetween(localDate(now, zone), localDate(iso, zone))) < 7;
  const day = formatRelativeDay(iso, zone, now);
  return `${day}${near ? '' : ','} ${formatTime(iso, zone)}`;
}

/** The same within a sentence: `today 7:51 am`. */
export function formatMomentWithin(iso: string, zone: string, now: string): string {
  return within(formatMoment(iso, zone, now));
}

/** `formatAsked` within a sentence: `today 7:51 am`, `Nov 19`. */
export function formatAskedWithin(iso: string, zone: string, now: string): string {
  return within(formatAsked(iso, zone, now));
}

function within(words: string): string {
  return words.replace(/^(?:Today|Tomorrow|Yesterday)/, (day) => day.toLowerCase());
}

/** A length of time in the largest words that still tell: `40 min`, `3 h 5 min`, `2 days`. */
export function formatSpan(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 10) {
    return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  }
  const days = Math.floor(hours / 24);
  if (days < 1) {
    return `${hours} h`;
  }
  return days === 1 ? '1 day' : `${days} days`;
}

/** The zone's short name at that moment: `CST`, `CDT`. */
export function zoneName(iso: string, zone: string): string {
  return format(zone, { timeZoneName: 'short', year: 'numeric' }, iso).split(', ').at(-1) ?? zone;
}
