import { describe, expect, it } from 'vitest';
import { formatMailbox, isPlainAddress, parseMailbox } from '../../server/mail/address.ts';
import { planReminders } from '../../server/mail/due-reminders.ts';
import { nextAmbiguousAttempt, nextAttempt } from '../../server/mail/retry.ts';

const createdAt = '2026-11-23T15:00:00.000Z';
const start = Temporal.Instant.from(createdAt);

function minutesUntil(next: Temporal.Instant | null, from = start): number | null {
  return next && from.until(next).total('minutes');
}

describe('the pause after a try that failed for now', () => {
  it.each([
    [1, 1],
    [2, 3],
    [3, 9],
    [4, 27],
    [5, 81],
    [6, 240],
    [40, 240],
  ])('after try %d is %d minutes', (attempts, minutes) => {
    const tried = { createdAt, attempts, ambiguous: 0 };
    expect(minutesUntil(nextAttempt(tried, start, 0.5))).toBe(minutes);
    expect(minutesUntil(nextAttempt(tried, start, 0))).toBeCloseTo(minutes * 0.8, 3);
    expect(minutesUntil(nextAttempt(tried, start, 1))).toBeCloseTo(minutes * 1.2, 3);
  });

  it('ends with a last try 48 hours after the mail was written', () => {
    const tried = { createdAt, attempts: 15, ambiguous: 0 };
    const late = start.add({ hours: 47 });
    expect(nextAttempt(tried, late, 0.5)?.toString()).toBe('2026-11-25T15:00:00Z');
    expect(nextAttempt(tried, start.add({ hours: 48 }), 0.5)).toBeNull();
  });

  it('is long where the mail may have arrived, and comes twice', () => {
    const tried = { createdAt, attempts: 1, ambiguous: 1 };
    expect(minutesUntil(nextAmbiguousAttempt(tried, start, 0.5))).toBe(30);
    expect(minutesUntil(nextAmbiguousAttempt({ ...tried, ambiguous: 2 }, start, 0.5))).toBe(240);
    expect(nextAmbiguousAttempt({ ...tried, ambiguous: 3 }, start, 0.5)).toBeNull();
  });
});

describe('reminders 48 and 24 hours before', () => {
  const startsAt = '2026-11-27T16:00:00.000Z';
  const plan = (now: string, { knownSince = createdAt, done = [] as number[] } = {}) =>
    planReminders({ startsAt, knownSince, done }, [48, 24], Temporal.Instant.from(now));

  it.each([
    ['2026-11-25T15:59:00Z', [], null],
    ['2026-11-25T16:00:00Z', [], { send: true, done: [48] }],
    ['2026-11-25T16:01:00Z', [48], null],
    ['2026-11-26T16:00:00Z', [48], { send: true, done: [48, 24] }],
    ['2026-11-26T20:00:00Z', [], { send: true, done: [48, 24] }],
    ['2026-11-27T16:00:00Z', [], null],
  ])('at %s with %j done: %j', (now, done, expected) => {
    expect(plan(now, { done })).toEqual(expected);
  });

  it('leave out the hour that had passed when the person booked', () => {
    const knownSince = '2026-11-26T10:00:00.000Z';
    expect(plan('2026-11-26T10:01:00Z', { knownSince })).toEqual({ send: false, done: [48] });
    expect(plan('2026-11-26T16:00:00Z', { knownSince, done: [48] })?.send).toBe(true);
  });
});

describe('a mail address', () => {
  it.each(['a@example.com', "o'neil+x@sub.example.com", 'josé@example.com'])(
    'can be %s',
    (text) => {
      expect(isPlainAddress(text)).toBe(true);
    },
  );

  it.each([
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com, b@example.com',
    '"a b"@example.com',
    'a@example.com (x)',
    '<a@example.com>',
    'a@b@example.com',
    'example.com',
    `${'a'.repeat(300)}@example.com`,
  ])('can’t be %j', (text) => {
    expect(isPlainAddress(text)).toBe(false);
  });

  it('keeps a sender’s name out of the headers’ way', () => {
    const text = formatMailbox({ name: 'Alamo\r\n<evil@example.com>', address: 'a@example.com' });
    expect(parseMailbox(text)).toEqual({
      name: 'Alamo evil@example.com',
      address: 'a@example.com',
    });
    expect(parseMailbox('a@example.com')).toEqual({ name: '', address: 'a@example.com' });
  });
});
