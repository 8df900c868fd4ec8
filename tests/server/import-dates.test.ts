import { describe, expect, it } from 'vitest';
import { nothingSeen, orderOf, watchOrder } from '../../server/imports/reading/date-order.ts';
import { readDate } from '../../server/imports/row/read-date.ts';

const inTexas = { timeZone: 'America/Chicago', dayFirst: false };

describe('a date as people and programs write it', () => {
  it.each([
    ['2026-11-03', '2026-11-03T06:00:00.000Z'],
    ['2026-11-03T14:15:00Z', '2026-11-03T14:15:00.000Z'],
    ['2026-11-03T09:15:00.250-06:00', '2026-11-03T15:15:00.250Z'],
    ['2026-11-03 09:15', '2026-11-03T15:15:00.000Z'],
    ['11/3/2026', '2026-11-03T06:00:00.000Z'],
    ['11/3/26', '2026-11-03T06:00:00.000Z'],
    ['11-03-2026', '2026-11-03T06:00:00.000Z'],
    ['3.11.2026', '2026-11-03T06:00:00.000Z'],
    ['11/3/2026 2:15 PM', '2026-11-03T20:15:00.000Z'],
    ['11/3/2026, 2:15:30 p. m.', '2026-11-03T20:15:30.000Z'],
    ['11/3/2026 12:00 am', '2026-11-03T06:00:00.000Z'],
    ['Nov 3, 2026', '2026-11-03T06:00:00.000Z'],
    ['Tuesday, November 3rd, 2026 at 9:15 am', '2026-11-03T15:15:00.000Z'],
    ['3 Nov 2026', '2026-11-03T06:00:00.000Z'],
    ['3-Nov-26', '2026-11-03T06:00:00.000Z'],
    ['3 de noviembre de 2026', '2026-11-03T06:00:00.000Z'],
    ['martes, 3 de noviembre del 2026 a las 14:15', '2026-11-03T20:15:00.000Z'],
    ['46329', '2026-11-03T06:00:00.000Z'],
    ['46329.385416667', '2026-11-03T15:15:00.000Z'],
    // The clocks go back at 2:00 am: the first of the two.
    ['11/1/2026 1:30 am', '2026-11-01T06:30:00.000Z'],
  ])('%s', (text, at) => {
    expect(readDate(text, inTexas).at).toBe(at);
  });

  it('is read by what comes first, and by the clock of its place', () => {
    const inMadrid = { timeZone: 'Europe/Madrid', dayFirst: true };
    expect(readDate('03/04/2026', inMadrid).at).toBe('2026-04-02T22:00:00.000Z');
    expect(readDate('03/04/2026', inTexas).at).toBe('2026-03-04T06:00:00.000Z');
    expect(readDate('03/04/2026', inTexas).dayOnly).toBe(true);
    expect(readDate('03/04/2026 0:00', inTexas).dayOnly).toBe(false);
  });

  it.each([
    ['2/30/2026', /no such day/],
    ['13/1/2026', /no such day/],
    ['2026-02-29', /no such day/],
    ['3/8/2026 2:30 AM', /clocks were put forward/],
    ['11/3/2026 25:00', /no such time/],
    ['11/3/2026 13:00 pm', /no such time/],
    ['11/3/2026 noon', /time of this date can’t be read/],
    ['soon', /can’t be read as a date/],
    ['Foo 3, 2026', /can’t be read as a date/],
    ['2026-11-03T25:00:00Z', /no such date/],
    ['12', /can’t be read as a date/],
  ])('%s is none, and says why', (text, why) => {
    expect(() => readDate(text, inTexas)).toThrow(why);
  });
});

describe('which comes first in the dates of a column', () => {
  it.each([
    ['nobody can tell', ['03/04/2026', '1-2-26'], 'either'],
    ['a day past the twelfth tells', ['03/04/2026', '12/13/2026'], 'monthFirst'],
    ['a day past the twelfth tells', ['03/04/2026', '29/02/2024 9:15'], 'dayFirst'],
    ['they contradict each other', ['14/03/2026', '3/14/2026'], 'both'],
    ['a day that never was decides nothing', ['03/04/2026', '31/02/2026'], 'either'],
    [
      'a day that never was decides nothing',
      ['03/14/2026', '29/02/2025', '0/13/2026'],
      'monthFirst',
    ],
    ['none of them is a date', ['31/02/2026', '13/13/2026', '2026-03-14'], null],
  ])('%s: %j', (_why, values, order) => {
    const watch = { ...nothingSeen };
    values.forEach((value) => watchOrder(watch, value));
    expect(orderOf(watch)).toBe(order);
  });
});
