import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  snapOf,
  snapped,
  whyNot,
} from '../../client/admin/appointments/calendar/layout/dropping.ts';
import { freeSpans, without } from '../../client/admin/appointments/calendar/layout/freeSpans.ts';
import {
  localDay,
  type Span,
  weekOf,
} from '../../client/admin/appointments/calendar/layout/localDay.ts';
import { placeCards } from '../../client/admin/appointments/calendar/layout/placeCards.ts';
import {
  dayScale,
  onScale,
  type Scale,
  weekScale,
} from '../../client/admin/appointments/calendar/layout/scale.ts';
import { openSpans } from '../../server/locations/calendar.ts';
import { location, room } from '../support/msw/records.ts';

const minute = 60_000;
const at = (iso: string) => Date.parse(iso);
const split = [
  { weekday: 2, opensAt: '08:00', closesAt: '12:30' },
  { weekday: 2, opensAt: '13:15', closesAt: '17:30' },
];
const roundTheClock = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  opensAt: '00:00',
  closesAt: '24:00',
}));
const clinic = location({ hours: split });
const always = location({ hours: roundTheClock });

/** The days on which the clocks of San Antonio change, and one on which they don't. */
const skips = '2027-03-14';
const repeats = '2026-11-01';
const plain = '2026-11-24';

const zones = fc.constantFrom(
  'America/Chicago',
  'America/Denver',
  'Europe/Berlin',
  'Asia/Kathmandu',
);
const changes = fc.constantFrom(skips, repeats, plain, '2026-10-25', '2027-03-28');
const quarter = (index: number) =>
  `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`;

const labelsOf = (date: string, from = always) =>
  dayScale(localDay(from, date), [])?.marks.map(({ label }) => label);

describe('a day', () => {
  it('begins a little before opening and ends a little after closing, with the hours between', () => {
    const day = localDay(clinic, plain);
    const scale = dayScale(day, []);
    expect(scale).toMatchObject({ start: at('2026-11-24T13:30:00Z'), minutes: 630 });
    expect(scale?.marks.at(0)).toEqual({ at: 30, label: '8:00 am' });
    expect(scale?.marks.at(-1)).toEqual({ at: 570, label: '5:00 pm' });
    expect(day.open).toHaveLength(2);
  });

  it('reaches as far as somebody comes', () => {
    const early = { start: at('2026-11-24T12:10:00Z'), end: at('2026-11-24T12:40:00Z') };
    expect(dayScale(localDay(clinic, plain), [early])?.start).toBe(at('2026-11-24T11:30:00Z'));
  });

  it('that is closed says why, and has nothing to show unless somebody comes', () => {
    const closures = [{ from: '2026-11-23', to: '2026-11-25', reason: 'Thanksgiving' }];
    const day = localDay(location({ hours: split, closures }), plain);
    expect(day).toMatchObject({ open: [], closure: { reason: 'Thanksgiving' } });
    expect(dayScale(day, [])).toBeNull();
  });

  it('has no two o’clock when the clocks skip it, and one o’clock twice when it is repeated', () => {
    expect(labelsOf(skips)?.slice(0, 4)).toEqual(['12:00 am', '1:00 am', '3:00 am', '4:00 am']);
    expect(labelsOf(repeats)?.slice(0, 4)).toEqual(['12:00 am', '1:00 am', '1:00 am', '2:00 am']);
    expect(labelsOf(skips)).toHaveLength(23);
    expect(labelsOf(repeats)).toHaveLength(25);
  });

  it('opens when the clocks jump, where its opening is skipped', () => {
    const hours = [{ weekday: 7, opensAt: '02:30', closesAt: '05:00' }];
    const { open } = localDay(location({ hours }), skips);
    expect(open).toEqual([{ start: at('2027-03-14T08:00:00Z'), end: at('2027-03-14T10:00:00Z') }]);
  });

  it('is open when the server says so, wherever and whenever the clocks change', () => {
    fc.assert(
      fc.property(
        zones,
        changes,
        fc.uniqueArray(fc.nat(95), { maxLength: 6 }),
        (timeZone, date, q) => {
          const points = q.toSorted((a, b) => a - b).map(quarter);
          const hours = roundTheClock.flatMap(({ weekday }) =>
            Array.from({ length: Math.floor(points.length / 2) }, (_, index) => ({
              weekday,
              opensAt: points[index * 2] ?? '',
              closesAt: points[index * 2 + 1] ?? '',
            })),
          );
          const place = location({ timeZone, hours });
          const server = openSpans(place, Temporal.PlainDate.from(date)).map(({ start, end }) => ({
            start: start.epochMilliseconds,
            end: end.epochMilliseconds,
          }));
          const joined = server.flatMap((span) => without(span, localDay(place, date).open));
          const beyond = localDay(place, date).open.flatMap((span) => without(span, server));
          expect([...joined, ...beyond]).toEqual([]);
        },
      ),
    );
  });

  it('is of a week that begins on Monday', () => {
    expect(weekOf('2026-11-29')).toEqual(weekOf('2026-11-23'));
    expect(weekOf('2026-11-25').at(0)).toBe('2026-11-23');
  });
});

describe('a week', () => {
  it('has one row of clock times for all its days, also where the clocks change within it', () => {
    const days = weekOf(repeats).map((date) => localDay(clinic, date));
    const week = weekScale(days.map((day) => [day, []]));
    expect(week).toMatchObject({ minutes: 630, marks: { length: 10 } });
    const later = localDay(clinic, '2026-10-27');
    expect(week?.scaleOf(later).minuteOf(at('2026-10-27T13:00:00Z'))).toBe(30);
  });
});

it('a week leads back from the screen to the same minute, except where two share a place', () => {
  fc.assert(
    fc.property(fc.constantFrom(skips, repeats, plain), fc.nat(23 * 60 - 1), (date, passed) => {
      const day = localDay(always, date);
      const week = weekScale([[day, []]]);
      const instant = day.start + passed * minute;
      const back = week?.instantOf(day, week.scaleOf(day).minuteOf(instant)) ?? NaN;
      const second = date === repeats && passed >= 120 && passed < 180;
      expect(back).toBe(second ? instant - 60 * minute : instant);
    }),
  );
});

/** Appointments of one room as the database keeps them: none overlaps another. */
const oneAfterAnother = fc
  .array(
    fc.record({ gap: fc.integer({ min: 0, max: 90 }), length: fc.integer({ min: 5, max: 180 }) }),
    {
      maxLength: 20,
    },
  )
  .map((steps) => (start: number) => {
    let end = start;
    return steps.map(({ gap, length }): Span => {
      const begin = end + gap * minute;
      end = begin + length * minute;
      return { start: begin, end };
    });
  });

const anyDay = fc.constantFrom(skips, repeats, plain);
const spans = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 1380 }), length: fc.integer({ min: 5, max: 400 }) }),
  { maxLength: 25 },
);

type Card = { top: number; bottom: number; lane: number; lanes: number };
const crossing = (a: Card, b: Card) => a.top < b.bottom && a.bottom > b.top;

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [Item, Item] => [a, b]));
}

/** No two cards share a point of the screen: they are apart in height, or side by side. */
function expectApart(cards: readonly Card[]): void {
  for (const [a, b] of pairs(cards)) {
    expect(crossing(a, b) && (a.lane === b.lane || a.lanes !== b.lanes)).toBe(false);
  }
}

describe('cards', () => {
  const scales = (date: string, visits: Span[]): Scale[] => {
    const day = localDay(always, date);
    const week = weekScale([[day, visits]])?.scaleOf(day);
    return [dayScale(day, visits), week ?? null].filter((scale) => scale !== null);
  };

  it('never lie upon each other, and stay in their column', () => {
    fc.assert(
      fc.property(anyDay, spans, (date, drawn) => {
        const { start } = localDay(always, date);
        const visits = drawn.map(({ from, length }) => ({
          start: start + from * minute,
          end: start + (from + length) * minute,
        }));
        for (const scale of scales(date, visits)) {
          const cards = placeCards(visits, scale, 20);
          expectApart(cards);
          expect(cards).toHaveLength(visits.length);
          expect(cards.every(({ top, bottom }) => top >= 0 && bottom <= scale.minutes)).toBe(true);
          expect(cards.every(({ top, bottom }) => bottom - top >= 20)).toBe(true);
        }
      }),
    );
  });

  it('of one room stand alone and in order, where they are not too short to be read', () => {
    fc.assert(
      fc.property(anyDay, oneAfterAnother, (date, chain) => {
        const day = localDay(always, date);
        const visits = chain(day.start).filter(({ end }) => end <= day.end);
        const scale = dayScale(day, visits);
        const cards = scale ? placeCards(visits, scale, 5) : [];
        expect(cards.map(({ item }) => item)).toEqual(visits);
        expect(cards.every(({ lanes }) => lanes === 1)).toBe(true);
      }),
    );
  });

  it('follow the clock: what is later never stands higher', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(24 * 60), fc.nat(24 * 60), (date, a, b) => {
        const day = localDay(always, date);
        const [first, second] = [Math.min(a, b), Math.max(a, b)].map((m) => day.start + m * minute);
        const scale = dayScale(day, []);
        const from = scale?.minuteOf(first ?? 0) ?? 0;
        const to = scale?.minuteOf(second ?? 0) ?? 0;
        expect(to - from).toBe(Math.min(Math.abs(a - b), (scale?.minutes ?? 0) - from));
      }),
    );
  });

  it('in the hour that comes twice are as tall as they are long', () => {
    const day = localDay(always, repeats);
    const scale = weekScale([[day, []]])?.scaleOf(day);
    const visit = { start: at('2026-11-01T06:30:00Z'), end: at('2026-11-01T07:15:00Z') };
    expect(scale && onScale(scale, visit)).toEqual({ top: 90, bottom: 135 });
  });
});

describe('free times', () => {
  const { open } = localDay(clinic, plain);
  const free = (busy: Span[], now = 0, stepMinutes = 30) =>
    freeSpans({ open, busy, stepMinutes, now }).map(({ start }) => new Date(start).toISOString());

  it('are cut from opening, around what is taken and what is over', () => {
    expect(free([])).toHaveLength(9 + 9);
    const visit = { start: at('2026-11-24T14:00:00Z'), end: at('2026-11-24T14:45:00Z') };
    expect(free([visit]).slice(0, 2)).toEqual([
      '2026-11-24T14:45:00.000Z',
      '2026-11-24T15:00:00.000Z',
    ]);
    const now = at('2026-11-24T20:07:00Z');
    expect(free([], now).at(0)).toBe('2026-11-24T20:15:00.000Z');
    expect(free([], 0, 5)).toHaveLength(18 + 17);
  });

  it('are open, free and to come, whatever is booked', () => {
    fc.assert(
      fc.property(
        spans,
        fc.integer({ min: 5, max: 240 }),
        fc.nat(1440),
        (drawn, stepMinutes, m) => {
          const now = at('2026-11-24T06:00:00Z') + m * minute;
          const busy = drawn.map(({ from, length }) => ({
            start: at('2026-11-24T06:00:00Z') + from * minute,
            end: at('2026-11-24T06:00:00Z') + (from + length) * minute,
          }));
          for (const slot of freeSpans({ open, busy, stepMinutes, now })) {
            expect(busy.some(({ start, end }) => start < slot.end && end > slot.start)).toBe(false);
            expect(open.some(({ start, end }) => start <= slot.start && slot.end <= end)).toBe(
              true,
            );
            expect(slot.start).toBeGreaterThanOrEqual(now);
          }
        },
      ),
    );
  });
});

describe('dropping a card', () => {
  const nine = at('2026-11-24T15:00:00Z');
  const target = { room: room(), start: nine, end: nine + 30 * minute };
  const moving = { id: 1, kind: 'infusion' } as const;

  it('snaps to a quarter of an hour, finer only where the location is, and stays in the column', () => {
    expect([snapOf(30), snapOf(10)]).toEqual([15, 5]);
    expect(snapped(37, 15, 30, 630)).toBe(30);
    expect(snapped(38, 15, 30, 630)).toBe(45);
    expect(snapped(-20, 15, 30, 630)).toBe(0);
    expect(snapped(700, 15, 30, 630)).toBe(600);
  });

  it('says what stands in the way', () => {
    const other = { ...target, id: 2, roomId: 1, status: 'booked' } as const;
    expect(whyNot(moving, target, [{ ...other, id: 1 }], 0)).toBeNull();
    expect(whyNot(moving, target, [other], 0)).toBe('Room 1 is taken at that time.');
    expect(whyNot(moving, target, [{ ...other, status: 'noShow' }], 0)).toBeNull();
    expect(whyNot(moving, target, [], nine)).toBe('This time is over.');
    const talks = { ...target, room: room({ purpose: 'consultation' }) };
    expect(whyNot(moving, talks, [], 0)).toBe('Room 1 is not for infusions.');
    const off = { ...target, room: room({ active: false }) };
    expect(whyNot(moving, off, [], 0)).toBe('Room 1 is not in use.');
  });
});
