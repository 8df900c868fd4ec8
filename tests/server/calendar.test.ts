import { describe, expect, test } from 'vitest';
import { locationSettings, type LocationSettings } from '../../shared/location.ts';
import { openSpans } from '../../server/locations/calendar.ts';
import { responseDeadlines } from '../../server/locations/business-time.ts';

const timeZone = 'America/Chicago';
const weekday = (day: number, opensAt: string, closesAt: string) => ({
  weekday: day,
  opensAt,
  closesAt,
});

function spansOn(date: string, hours: ReturnType<typeof weekday>[], closures = noClosures) {
  return openSpans({ timeZone, hours, closures }, Temporal.PlainDate.from(date)).map(
    (span) => `${span.start.toString()} ${span.end.toString()}`,
  );
}
const noClosures: { from: string; to: string; reason: string }[] = [];

describe('opening spans of a day', () => {
  test('several spans, in order whatever order they are kept in', () => {
    const hours = [weekday(1, '13:30', '17:00'), weekday(1, '08:00', '12:30')];
    expect(spansOn('2026-11-23', hours)).toEqual([
      '2026-11-23T14:00:00Z 2026-11-23T18:30:00Z',
      '2026-11-23T19:30:00Z 2026-11-23T23:00:00Z',
    ]);
    expect(spansOn('2026-11-24', hours)).toEqual([]);
  });

  test('spans that touch are one, and 24:00 closes at midnight', () => {
    const hours = [weekday(1, '08:00', '12:00'), weekday(1, '12:00', '24:00')];
    expect(spansOn('2026-11-23', hours)).toEqual(['2026-11-23T14:00:00Z 2026-11-24T06:00:00Z']);
  });

  test('a closure takes its first and its last day', () => {
    const closures = [{ from: '2026-11-26', to: '2026-11-27', reason: 'Thanksgiving' }];
    const hours = [1, 2, 3, 4, 5, 6].map((day) => weekday(day, '08:00', '17:00'));
    const open = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'].map(
      (date) => spansOn(date, hours, closures).length,
    );
    expect(open).toEqual([1, 0, 0, 1]);
  });

  test('spring: a time that the clock skips begins when it jumps', () => {
    const sunday = (opensAt: string, closesAt: string) => [weekday(7, opensAt, closesAt)];
    expect(spansOn('2026-03-08', sunday('02:30', '05:00'))).toEqual([
      '2026-03-08T08:00:00Z 2026-03-08T10:00:00Z',
    ]);
    expect(spansOn('2026-03-08', sunday('02:00', '03:00'))).toEqual([]);
    expect(spansOn('2026-03-08', sunday('00:00', '24:00'))).toEqual([
      '2026-03-08T06:00:00Z 2026-03-09T05:00:00Z',
    ]);
  });

  test('autumn: a doubled time counts the first time, and spans never overlap', () => {
    const hours = [weekday(7, '00:00', '01:30'), weekday(7, '01:45', '03:00')];
    expect(spansOn('2026-11-01', hours)).toEqual([
      '2026-11-01T05:00:00Z 2026-11-01T06:30:00Z',
      '2026-11-01T06:45:00Z 2026-11-01T09:00:00Z',
    ]);
  });
});

describe('response deadlines', () => {
  const hours = [1, 2, 3, 4, 5].map((day) => weekday(day, '08:00', '17:00'));

  function deadlines(from: string, changes: Partial<LocationSettings> = {}, open = hours) {
    const settings = { ...locationSettings.parse({}), ...changes };
    const { dueAt, breachAt } = responseDeadlines(
      { timeZone, hours: open, closures: noClosures, settings },
      Temporal.ZonedDateTime.from(`${from}[${timeZone}]`).toInstant(),
    );
    const local = (at: Temporal.Instant) =>
      at.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'second' });
    return [local(dueAt), local(breachAt)];
  }

  test('asked Friday 22:10, open Monday 8:00, contact from 9:00: due 9:15, breached 10:00', () => {
    expect(deadlines('2026-11-20T22:10')).toEqual(['2026-11-23T09:15:00', '2026-11-23T10:00:00']);
  });

  test('within hours it counts from the request, and stands still over the night', () => {
    expect(deadlines('2026-11-23T16:30')).toEqual(['2026-11-23T16:45:00', '2026-11-24T09:30:00']);
  });

  test('a break in the middle of the day does not count', () => {
    const split = [weekday(1, '08:00', '12:00'), weekday(1, '13:00', '17:00')];
    expect(deadlines('2026-11-23T11:50', {}, split)).toEqual([
      '2026-11-23T13:05:00',
      '2026-11-23T13:50:00',
    ]);
  });

  test('a location without hours still has deadlines, by the plain clock', () => {
    expect(deadlines('2026-11-22T03:00', {}, [])).toEqual([
      '2026-11-22T03:15:00',
      '2026-11-22T04:00:00',
    ]);
  });
});
