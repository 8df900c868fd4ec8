import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locationSettings } from '../../shared/location.ts';
import {
  afterBusinessMinutes,
  businessMinutesBetween,
  type ClockLocation,
  nextClose,
  responseDeadlines,
} from '../../server/locations/business-time.ts';
import { toIso } from '../../server/clock.ts';

/** Three days around both clock changes of the year, and a week far from any. */
const firstDays = ['2026-03-06', '2026-10-30', '2026-06-15', '2026-12-23'];
const zones = ['America/Chicago', 'America/New_York', 'Australia/Lord_Howe', 'America/Phoenix'];
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const quarter = (index: number) =>
  `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;

const spansOf = (weekday: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 4 }).map((points) => {
    const sorted = points.toSorted((a, b) => a - b);
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
      weekday,
      opensAt: quarter(sorted[index * 2] ?? 0),
      closesAt: quarter(sorted[index * 2 + 1] ?? 96),
    }));
  });
const weekOf = fc.tuple(...weekdays.map(spansOf)).map((days) => days.flat());

const given = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    first: fc.constantFrom(...firstDays),
    hours: weekOf,
    contactWindow: fc.oneof(weekOf, fc.constant(locationSettings.parse({}).contactWindow)),
    closed: fc.option(fc.integer({ min: 0, max: 3 })),
    startMinute: fc.integer({ min: 0, max: 2 * 1440 }),
    minutes: fc.integer({ min: 0, max: 600 }),
  })
  .map(({ timeZone, first, hours, contactWindow, closed, startMinute, minutes }) => {
    const from = Temporal.PlainDate.from(first);
    const shut = closed === null ? null : from.add({ days: closed }).toString();
    const location: ClockLocation = {
      timeZone,
      hours,
      closures: shut === null ? [] : [{ from: shut, to: shut, reason: '' }],
      settings: { ...locationSettings.parse({}), contactWindow },
    };
    const start = from.toZonedDateTime({ timeZone }).toInstant().add({ minutes: startMinute });
    return { location, start, minutes };
  });

/**
 * Slow and obvious: goes through one local day minute by minute with a clock on the wall. A span
 * begins when the clock first shows its opening and ends when it first shows its closing.
 */
function* businessMinutesOf(location: ClockLocation, date: Temporal.PlainDate) {
  const { timeZone, hours, closures, settings } = location;
  const day = date.toString();
  const closed = closures.some(({ from, to }) => from <= day && day <= to);
  const ofDay = (spans: ClockLocation['hours']) =>
    spans
      .filter(({ weekday }) => weekday === date.dayOfWeek)
      .map((span) => ({ ...span, begun: false, over: false }));
  const [open, callable] = [ofDay(hours), ofDay(settings.contactWindow)];
  const end = date.add({ days: 1 }).toZonedDateTime({ timeZone }).toInstant();
  let minute = date.toZonedDateTime({ timeZone }).toInstant();
  while (Temporal.Instant.compare(minute, end) < 0) {
    const shown = minute.toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5);
    for (const span of [...open, ...callable]) {
      span.begun ||= shown >= span.opensAt;
      span.over ||= shown >= span.closesAt;
    }
    const within = (spans: typeof open) => spans.some(({ begun, over }) => begun && !over);
    if (!closed && within(open) && within(callable)) {
      yield minute;
    }
    minute = minute.add({ minutes: 1 });
  }
}

/** All business minutes of the five days from the day of `start`, in order. */
function walk(location: ClockLocation, start: Temporal.Instant): Temporal.Instant[] {
  const today = start.toZonedDateTimeISO(location.timeZone).toPlainDate();
  const days = Array.from({ length: 5 }, (_, ahead) => today.add({ days: ahead }));
  return days
    .flatMap((day) => [...businessMinutesOf(location, day)])
    .filter((minute) => Temporal.Instant.compare(minute, start) >= 0);
}

describe('business time, beside a clock read minute by minute', () => {
  test('so many minutes later is the same instant', () => {
    fc.assert(
      fc.property(given, ({ location, start, minutes }) => {
        const walked = walk(location, start);
        const last = minutes === 0 ? walked[0] : walked[minutes - 1]?.add({ minutes: 1 });
        fc.pre(last !== undefined);
        expect(toIso(afterBusinessMinutes(location, start, minutes))).toBe(last && toIso(last));
      }),
      { numRuns: 25 },
    );
  });

  test('between two instants lie as many', () => {
    fc.assert(
      fc.property(given, ({ location, start, minutes }) => {
        const end = start.add({ minutes: minutes * 3 });
        const between = walk(location, start).filter(
          (minute) => Temporal.Instant.compare(minute, end) < 0,
        );
        expect(businessMinutesBetween(location, start, end)).toBe(between.length);
      }),
      { numRuns: 15 },
    );
  });

  test('the next close is the end of the first day that has any', () => {
    fc.assert(
      fc.property(given, ({ location, start }) => {
        const walked = walk(location, start);
        const dayOf = (minute: Temporal.Instant) =>
          minute.toZonedDateTimeISO(location.timeZone).toPlainDate().toString();
        const [first] = walked;
        fc.pre(first !== undefined);
        const last = walked.findLast((minute) => dayOf(minute) === (first && dayOf(first)));
        expect(toIso(nextClose(location, start))).toBe(last && toIso(last.add({ minutes: 1 })));
      }),
      { numRuns: 10 },
    );
  });
});

test('Friday 22:10, open Monday 8:00, calls from 9:00: starts Monday 9:00, target 9:15, breach 10:00', () => {
  const location: ClockLocation = {
    timeZone: 'America/Chicago',
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensAt: '08:00', closesAt: '17:00' })),
    closures: [],
    settings: locationSettings.parse({}),
  };
  const friday = Temporal.ZonedDateTime.from('2026-11-20T22:10[America/Chicago]').toInstant();
  const monday = (time: string) =>
    toIso(Temporal.ZonedDateTime.from(`2026-11-23T${time}[America/Chicago]`).toInstant());
  expect(toIso(afterBusinessMinutes(location, friday, 0))).toBe(monday('09:00'));
  const { dueAt, breachAt } = responseDeadlines(location, friday);
  expect([toIso(dueAt), toIso(breachAt)]).toEqual([monday('09:15'), monday('10:00')]);
});
