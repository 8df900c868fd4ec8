/**
 * The instant at which clocks of `zone` show `local` (`2026-11-23T14:30`).
 * A time that daylight saving skips is moved on by the hour; of one that comes twice, the first.
 */
export function fromWallClock(local: string, zone: string): string {
  const asIfUtc = Date.parse(`${local.slice(0, 16)}:00.000Z`);
  const guess = asIfUtc - offsetAt(asIfUtc, zone);
  const candidates = [guess, asIfUtc - offsetAt(guess, zone), guess - hour, guess + hour];
  const fitting = candidates.filter((each) => each + offsetAt(each, zone) === asIfUtc);
  const instant = fitting.length > 0 ? Math.min(...fitting) : guess + skipped(guess, zone, asIfUtc);
  return new Date(instant).toISOString();
}

const hour = 3_600_000;

function skipped(guess: number, zone: string, asIfUtc: number): number {
  return guess + offsetAt(guess, zone) < asIfUtc ? hour : 0;
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(new Date(instant));
  const value = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  const local = Date.UTC(
    value('year'),
    value('month') - 1,
    value('day'),
    value('hour'),
    value('minute'),
  );
  return local - Math.floor(instant / 60_000) * 60_000;
}
