import { describe, expect, it } from 'vitest';
import { activitySentence } from '../../client/admin/format/activitySentence.ts';
import { nextStepOf, waitingOf } from '../../client/admin/format/nextStep.ts';
import { formatPhone } from '../../client/admin/format/phone.ts';
import {
  formatAsked,
  formatDay,
  formatMomentWithin,
  formatSpan,
  formatTime,
  zoneName,
} from '../../client/admin/format/time.ts';
import { fromWallClock } from '../../client/admin/format/wallClock.ts';
import { activity } from '../support/msw/records.ts';

const home = 'America/Chicago';
/** Monday, 9:55 am in San Antonio. */
const now = '2026-11-23T15:55:00.000Z';

describe('times as people in San Antonio write them', () => {
  it('writes day and time in the location’s zone', () => {
    expect(formatTime(now, home)).toBe('9:55 am');
    expect(formatTime(now, 'America/Denver')).toBe('8:55 am');
    expect(formatDay(now, home)).toBe('Mon, Nov 23');
    expect(zoneName(now, home)).toBe('CST');
  });

  it.each([
    ['2026-11-23T13:51:00.000Z', 'Today 7:51 am'],
    ['2026-11-23T05:30:00.000Z', 'Yesterday 11:30 pm'],
    ['2026-11-21T04:10:00.000Z', 'Fri 10:10 pm'],
    ['2026-11-16T16:00:00.000Z', 'Nov 16'],
    ['2025-11-19T16:00:00.000Z', 'Nov 19, 2025'],
  ])('says when somebody asked: %s', (iso, words) => {
    expect(formatAsked(iso, home, now)).toBe(words);
  });

  it('keeps a day small within a sentence', () => {
    expect(formatMomentWithin('2026-11-24T15:00:00.000Z', home, now)).toBe('tomorrow 9:00 am');
  });

  it.each([
    [59, '59 min'],
    [60, '1 h'],
    [71, '1 h 11 min'],
    [11 * 60 + 5, '11 h'],
    [26 * 60, '1 day'],
    [3 * 24 * 60, '3 days'],
  ])('tells %d minutes in words that still say something', (minutes, words) => {
    expect(formatSpan(minutes * 60_000)).toBe(words);
  });
});

describe('local times that are typed', () => {
  it.each([
    ['2026-11-23T09:55', now],
    ['2026-07-01T09:00', '2026-07-01T14:00:00.000Z'],
    // Comes twice in the night of November 1: the first is meant.
    ['2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    // Skipped in the night of March 8: an hour later is meant.
    ['2026-03-08T02:30', '2026-03-08T08:30:00.000Z'],
  ])('are instants of the location’s zone: %s', (typed, instant) => {
    expect(fromWallClock(typed, home)).toBe(instant);
  });
});

describe('the next step', () => {
  it.each([
    ['call', '2026-11-23T15:15:00.000Z', 'Call · 40 min late', 'late'],
    ['call', '2026-11-23T16:07:00.000Z', 'Call in 12 min', 'soon'],
    ['call', '2026-11-23T20:00:00.000Z', 'Call 2:00 pm', 'ok'],
    ['consultation', '2026-11-25T16:30:00.000Z', 'Consultation Wed 10:30 am', 'ok'],
    ['infusion', '2026-11-23T15:25:00.000Z', 'Infusion began 30 min ago', 'late'],
  ] as const)('%s at %s: %s', (nextStep, nextStepAt, words, urgency) => {
    expect(nextStepOf({ nextStep, nextStepAt }, home, now)).toEqual({ words, urgency });
  });

  it('is none where nothing is to be done', () => {
    const lead = { nextStep: null, nextStepAt: null };
    expect(nextStepOf(lead, home, now)).toEqual({ words: 'None', urgency: 'none' });
  });

  it('counts the waiting only until a human has called', () => {
    const lead = { status: 'requested', requestedAt: '2026-11-23T13:55:00.000Z' } as const;
    expect(waitingOf({ ...lead, firstContactAt: null }, now)).toBe('2 h');
    expect(waitingOf({ ...lead, firstContactAt: now }, now)).toBe('');
  });
});

describe('phone numbers', () => {
  it.each([
    ['+12105550142', '(210) 555-0142'],
    ['+525512345678', '+52 55 1234 5678'],
    ['+442079460123', '+442079460123'],
  ])('%s is written %s', (stored, written) => {
    expect(formatPhone(stored)).toBe(written);
  });
});

describe('a lead that another location carries on', () => {
  const telling = { zone: home, now, nameOf: () => 'Marisol Ortega' };
  it.each([
    [
      { kind: 'earlier', carriedOnAt: 'Stone Oak' },
      'Was here before: Stone Oak carries that request on. Ask them before you call.',
    ],
    [
      { kind: 'earlier', carriedOnAt: null },
      'Was here before: another location carries that request on. Ask them before you call.',
    ],
    [
      { kind: 'later', askedAt: 'Alamo Heights' },
      'Asked again at Alamo Heights, which has a new lead of this person.',
    ],
    [{ kind: 'earlier' }, 'Was here before: linked with the earlier lead.'],
  ])('is told of in words: %o', (data, words) => {
    expect(activitySentence(activity({ type: 'linked', data }), telling).text).toBe(words);
  });
});

describe('a move in the history', () => {
  const telling = { zone: home, now, nameOf: () => 'Marisol Ortega' };
  const data = { kind: 'infusion', startsAt: '2026-11-24T15:00:00.000Z' };
  const told = (extra: object) =>
    activitySentence(activity({ type: 'appointmentMoved', data: { ...data, ...extra } }), telling)
      .text;

  it('says where to, and where nobody was told by mail', () => {
    expect(told({})).toBe('Appointment moved: Infusion tomorrow 9:00 am.');
    expect(told({ notify: false })).toBe(
      'Appointment moved: Infusion tomorrow 9:00 am. No mail went out.',
    );
  });
});
