import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locationSettings } from '../../shared/location.ts';
import { roomPurposes } from '../../shared/vocabulary.ts';
import { freeSlots, type SlotSearch } from '../../server/booking/availability.ts';

/** Zones with an hour's, half an hour's and no clock change, on both sides of the equator. */
const zones = [
  'America/Chicago',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'America/Phoenix',
];
/** Windows around the clock changes of these zones, and one far from any. */
const firstDays = [
  '2026-03-06',
  '2026-03-27',
  '2026-04-03',
  '2026-09-25',
  '2026-10-02',
  '2026-10-23',
  '2026-10-30',
  '2026-06-15',
];

const msPerMinute = 60_000;
const quarter = (index: number) =>
  `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;

/** Up to two spans on a weekday, from three sorted or four sorted quarters of an hour. */
const hoursOfDay = (weekday: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 4 }).map((points) => {
    const sorted = points.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      weekday,
      opensAt: quarter(sorted[index * 2] ?? 0),
      closesAt: quarter(sorted[index * 2 + 1] ?? 96),
    }));
  });

const room = fc.record({
  purpose: fc.constantFrom(...roomPurposes),
  active: fc.boolean(),
});

const search = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    first: fc.constantFrom(...firstDays),
    hours: fc.tuple(...[1, 2, 3, 4, 5, 6, 7].map(hoursOfDay)),
    closed: fc.option(fc.integer({ min: 0, max: 3 })),
    rooms: fc.array(room, { minLength: 1, maxLength: 3 }),
    busy: fc.array(
      fc.record({
        room: fc.integer({ min: 1, max: 3 }),
        // Mostly on the quarter, so that ends and starts meet.
        start: fc.integer({ min: 0, max: 4 * 96 }).map((quarters) => quarters * 15),
        length: fc.constantFrom(15, 30, 45, 60, 150, 37),
      }),
      { maxLength: 12 },
    ),
    kind: fc.constantFrom('consultation' as const, 'infusion' as const),
    minutes: fc.constantFrom(15, 30, 45, 90, 150),
    step: fc.constantFrom(15, 30, 60),
    notice: fc.integer({ min: -1440, max: 5 * 1440 }),
  })
  .map((given): SlotSearch => {
    const from = Temporal.PlainDate.from(given.first);
    const start = from.toZonedDateTime(given.timeZone).toInstant();
    const closedDay = given.closed === null ? null : from.add({ days: given.closed }).toString();
    return {
      location: {
        timeZone: given.timeZone,
        hours: given.hours.flat(),
        closures: closedDay === null ? [] : [{ from: closedDay, to: closedDay, reason: '' }],
        settings: locationSettings.parse({ slotStepMinutes: given.step }),
      },
      rooms: given.rooms.map((each, index) => ({ id: index + 1, ...each })),
      busy: given.busy.map((each) => ({
        roomId: each.room,
        startsAt: start.add({ minutes: each.start }).toString(),
        endsAt: start.add({ minutes: each.start + each.length }).toString(),
      })),
      kind: given.kind,
      minutes: given.minutes,
      window: { from, to: from.add({ days: 3 }), notBefore: start.add({ minutes: given.notice }) },
    };
  });

type Minute = {
  readonly ms: number;
  readonly day: string;
  readonly weekday: number;
  readonly startsDay: boolean;
  /**
   * The latest time of day that the clock has shown so far, in minutes. In the second pass of a
   * doubled hour it stands still: an opening time counts when the clock shows it first.
   */
  readonly reached: number;
};

const clocks = new Map<string, Minute[]>();

/** What the clock on the clinic's wall shows, minute by minute. */
function wallClock({ location: { timeZone }, window }: SlotSearch): Minute[] {
  const key = `${timeZone} ${window.from.toString()}`;
  const minutes = clocks.get(key) ?? readClock(timeZone, window);
  clocks.set(key, minutes);
  return minutes;
}

function readClock(timeZone: string, { from, to }: SlotSearch['window']): Minute[] {
  const end = to.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const minutes: Minute[] = [];
  for (let ms = from.toZonedDateTime(timeZone).epochMilliseconds; ms < end; ms += msPerMinute) {
    const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone);
    const day = wall.toPlainDate().toString();
    const shown = wall.hour * 60 + wall.minute;
    const before = minutes.at(-1);
    const startsDay = before?.day !== day;
    const reached = startsDay ? shown : Math.max(shown, before.reached);
    minutes.push({ ms, day, weekday: wall.dayOfWeek, startsDay, reached });
  }
  return minutes;
}

function isOpen({ location }: SlotSearch, at: Minute): boolean {
  return (
    !location.closures.some((each) => each.from <= at.day && at.day <= each.to) &&
    location.hours.some(
      (span) =>
        span.weekday === at.weekday &&
        minutesOf(span.opensAt) <= at.reached &&
        at.reached < minutesOf(span.closesAt),
    )
  );
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** The same answer, found by walking along the clock. */
function slowSlots(given: SlotSearch): string[] {
  const clock = wallClock(given);
  const open = clock.map((at) => isOpen(given, at));
  const found: string[] = [];
  let openFor = 0;
  for (const [index, at] of clock.entries()) {
    openFor = !open[index] || at.startsDay ? 0 : openFor;
    const rest = clock.slice(index, index + given.minutes);
    const whole =
      rest.length === given.minutes &&
      rest.every((each, ahead) => open[index + ahead] && (ahead === 0 || !each.startsDay));
    const rooms = slowRooms(given, at.ms);
    const onStep = openFor % given.location.settings.slotStepMinutes === 0;
    if (onStep && whole && rooms.length > 0 && at.ms >= given.window.notBefore.epochMilliseconds) {
      found.push(`${new Date(at.ms).toISOString()} ${rooms.join(',')}`);
    }
    openFor += open[index] ? 1 : 0;
  }
  return found;
}

function slowRooms(given: SlotSearch, ms: number): number[] {
  return given.rooms
    .filter((each) => each.active && [given.kind, 'any'].includes(each.purpose))
    .filter((each) =>
      given.busy.every(
        (taken) =>
          taken.roomId !== each.id ||
          Date.parse(taken.endsAt) <= ms ||
          Date.parse(taken.startsAt) >= ms + given.minutes * msPerMinute,
      ),
    )
    .map((each) => each.id);
}

describe('free slots', () => {
  test('are those that a search minute by minute finds, over every clock change', () => {
    fc.assert(
      fc.property(search, (given) => {
        const fast = freeSlots(given).map((slot) => `${slot.startsAt} ${slot.roomIds.join(',')}`);
        expect(fast).toEqual(slowSlots(given));
      }),
      { numRuns: 150 },
    );
  });

  test('are in order, as long as asked, and none twice', () => {
    fc.assert(
      fc.property(search, (given) => {
        const slots = freeSlots(given);
        const starts = slots.map((slot) => slot.startsAt);
        expect(starts).toEqual([...new Set(starts)].toSorted());
        for (const slot of slots) {
          const length = Date.parse(slot.endsAt) - Date.parse(slot.startsAt);
          expect(length).toBe(given.minutes * msPerMinute);
        }
      }),
      { numRuns: 150 },
    );
  });
});
