import { describe, expect, it } from 'vitest';
import { callKinds, callScript } from '../../shared/call-script.ts';
import { concernLabels } from '../../shared/labels.ts';
import { closedWords } from '../../client/admin/format/closedWords.ts';
import { dueWords } from '../../client/admin/format/dueWords.ts';
import { laterChoices } from '../../client/admin/format/laterChoices.ts';
import { whyNow } from '../../client/admin/format/whyNow.ts';
import { callKindOf, reasonWords, thenWords } from '../../client/admin/queue/queueWords.ts';
import { shiftNoteText } from '../../client/admin/today/shiftNote.ts';
import { todaySentence } from '../../client/admin/today/todaySentence.ts';
import { activity, location, testNow, today, todayRow, turn } from '../support/msw/records.ts';

const zone = 'America/Chicago';
const promise = todayRow({
  leadId: 2,
  firstName: 'Wes',
  lastName: 'Hartmann',
  phone: '+18305550119',
  dueAt: '2026-11-23T16:30:00.000Z',
  lateMinutes: 0,
  contactStop: null,
  reason: 'Call about the driver.',
  mail: 'accepted',
  task: { id: 7, version: 1 },
});

describe('the sentence on top of the day', () => {
  const overnight = { section: 'overnight' as const, rows: [todayRow(), todayRow({ leadId: 2 })] };
  const later = { section: 'later' as const, rows: [promise] };
  const review = { section: 'overdue' as const, rows: [todayRow({ what: 'review' })] };
  const before = '2026-11-23T16:00:00.000Z';
  const opens = '2026-11-24T14:00:00.000Z';
  it.each([
    {
      day: today({ toCall: { count: 7, before }, sections: [overnight] }),
      sentence: '7 to call before 10:00 am. Two came in while you were closed.',
    },
    {
      day: today({ toCall: { count: 1, before: '2026-11-24T16:00:00.000Z' } }),
      sentence: '1 to call before tomorrow 10:00 am.',
    },
    { day: today({ sections: [review, later] }), sentence: '1 thing to do today.' },
    {
      day: today({ toCall: { count: 400, before }, sections: [], cut: true }),
      sentence: 'At least 400 to call before 10:00 am.',
    },
    { day: today({ sections: [later] }), sentence: 'Nothing is due now. 1 later today.' },
    { day: today(), sentence: 'Nothing is due now.' },
    {
      day: today({ opensAt: opens, toCall: { count: 27, before: opens }, sections: [overnight] }),
      sentence:
        'Closed until tomorrow 8:00 am. 27 calls are waiting. Two came in while you were closed.',
    },
    {
      day: today({ opensAt: opens, sections: [review, later] }),
      sentence: 'Closed until tomorrow 8:00 am. 1 thing is waiting.',
    },
    {
      day: today({ opensAt: opens, sections: [later] }),
      sentence: 'Closed until tomorrow 8:00 am. Nothing is waiting.',
    },
  ])('is “$sentence”', ({ day, sentence }) => {
    expect(todaySentence(day, zone, testNow)).toBe(sentence);
  });
});

describe('a row of the day', () => {
  it.each([
    [todayRow(), 'overnight', '40 min late', 'late'],
    [
      todayRow({ dueAt: '2026-11-21T15:15:00.000Z', lateMinutes: 540 }),
      'overdue',
      '2 days late',
      'late',
    ],
    [
      todayRow({ dueAt: '2026-11-23T16:15:00.000Z', lateMinutes: 0 }),
      'new',
      'Due 10:15 am',
      'soon',
    ],
    [promise, 'promised', '10:30 am', 'soon'],
    [{ ...promise, dueAt: '2026-11-23T22:00:00.000Z' }, 'later', '4:00 pm', 'ok'],
    [todayRow({ what: 'rebook' }), 'noShows', 'Rebook', 'ok'],
    [
      todayRow({ dueAt: '2026-11-24T16:00:00.000Z', lateMinutes: 0 }),
      'unconfirmed',
      'Tomorrow 10:00 am',
      'ok',
    ],
  ] as const)('says by when it is due', (row, section, words, urgency) => {
    expect(dueWords(row, section, zone, testNow)).toEqual({ words, urgency });
  });

  it.each([
    [todayRow(), 'Asked Fri 10:10 pm, mail opened, has not booked'],
    [todayRow({ status: 'booked' }), 'Asked Fri 10:10 pm, has booked, nobody has called yet'],
    [todayRow({ mail: 'none' }), 'Asked Fri 10:10 pm, no mail sent'],
    [todayRow({ mail: 'failed' }), 'Asked Fri 10:10 pm, mail bounced: the address does not work'],
    [promise, 'Call about the driver.'],
    [
      { ...promise, mail: 'failed' as const },
      'Call about the driver. Mail bounced: the address does not work.',
    ],
  ])('says why now', (row, words) => {
    const { text, trouble } = whyNow(row, zone, testNow);
    expect(text + trouble).toBe(words);
  });

  it('says it to whoever works through the queue', () => {
    expect(reasonWords(todayRow(), 'overnight', zone, testNow)).toEqual({
      words: 'First call is 40 min late. The mail was opened, nothing is booked yet.',
      urgency: 'late',
    });
    expect(reasonWords(promise, 'promised', zone, testNow).words).toBe(
      'Promised for today 10:30 am. Call about the driver.',
    );
    expect(
      reasonWords(
        { ...promise, reason: 'Did not come to the consultation.' },
        'noShows',
        zone,
        testNow,
      ).words,
    ).toBe('Did not come to the consultation.');
    const cancelled = todayRow({ what: 'rebook', reason: 'The consultation was cancelled.' });
    expect(reasonWords(cancelled, 'cancelled', zone, testNow).words).toBe(
      'Rebook is 40 min late. The consultation was cancelled.',
    );
    expect(callKindOf(cancelled, 'cancelled')).toBe('cancelled');
    expect(callKindOf(cancelled, 'noShows')).toBe('noShow');
    // Staff planned a new time themselves: nothing is known of a lost visit, so nothing is said.
    expect(callKindOf(cancelled, 'overdue')).toBe('followUp');
  });

  it('says beforehand what comes of an outcome', () => {
    const { next } = turn();
    expect(thenWords(next, 'noAnswer', zone, testNow)).toBe('call 2 of 6, today 10:45 am');
    expect(thenWords(next, 'wrongNumber', zone, testNow)).toBe('nothing more is planned');
    const now = { ...next, wrongNumber: { title: 'Find the right one', dueAt: testNow } };
    expect(thenWords(now, 'wrongNumber', zone, testNow)).toBe('find the right one, now');
  });
});

it('offers later as people mean it, in the location’s time', () => {
  expect(laterChoices(zone, testNow)).toEqual([
    { label: 'In 1 hour, today 10:55 am', until: '2026-11-23T16:55:00.000Z' },
    { label: 'Tomorrow 9:00 am', until: '2026-11-24T15:00:00.000Z' },
    { label: 'Next week, Nov 30, 9:00 am', until: '2026-11-30T15:00:00.000Z' },
  ]);
});

describe('a location that is closed', () => {
  const place = location({
    hours: [
      { weekday: 1, opensAt: '08:00', closesAt: '17:00' },
      { weekday: 2, opensAt: '08:00', closesAt: '24:00' },
    ],
    closures: [{ from: '2026-11-24', to: '2026-11-24', reason: 'Holiday' }],
  });
  it.each([
    ['2026-11-23T15:55:00.000Z', null],
    ['2026-11-23T13:30:00.000Z', 'closed, open again today 8:00 am'],
    ['2026-11-23T23:30:00.000Z', 'closed, open again Nov 30, 8:00 am'],
    ['2026-12-02T05:59:00.000Z', null],
  ])('at %s: %s', (now, words) => {
    expect(closedWords(place, now)).toBe(words);
  });
  it('says only that where it never opens', () => {
    expect(closedWords(location({ hours: [] }), testNow)).toBe('closed');
  });
});

describe('what to say on the phone', () => {
  const names = {
    person: 'Dolores',
    patient: null,
    caller: 'Marisol',
    clinic: 'Alamo Infusion Group',
  };
  it('is in the person’s language, and never says what the clinic treats', () => {
    const conditions = Object.values(concernLabels).flatMap((labels) => Object.values(labels));
    for (const language of ['en', 'es'] as const) {
      for (const kind of callKinds) {
        const words = callScript(kind, language, names);
        expect(words).toContain('Dolores');
        expect(words).toMatch(language === 'es' ? /^Hola/ : /^Hello/);
        expect(conditions.filter((each) => words.includes(each))).toEqual([]);
        expect(words).not.toMatch(/infusion[^ ]* (?!Group)|ketamin/i);
      }
    }
  });

  it('asks for whoever asked, and speaks of the patient', () => {
    const asked = { ...names, person: 'Inés', patient: 'Dolores' };
    for (const kind of callKinds) {
      const [english, spanish] = [callScript(kind, 'en', asked), callScript(kind, 'es', asked)];
      expect(english).toContain('may I speak with Inés?');
      expect(spanish).toContain('¿puedo hablar con Inés?');
      const namesPatient = [english, spanish].map((words) => words.includes('Dolores'));
      expect(namesPatient).toEqual(kind === 'promised' ? [false, false] : [true, true]);
      expect(`${english} ${spanish}`).not.toMatch(/[Yy]our appointment|[Ss]u cita/);
    }
  });
});

it('writes the note for the next shift: promises first, then what was done', () => {
  const note = {
    at: '2026-11-23T23:00:00.000Z',
    promises: [{ ...promise, dueAt: '2026-11-24T15:30:00.000Z', assigneeId: 'imani' }],
    events: [
      {
        ...activity({ type: 'call', actorId: 'marisol', at: testNow }),
        data: { outcome: 'voicemail', note: 'Said her\nname.' },
        firstName: 'Dolores',
        lastName: 'Quintanilla',
      },
    ],
    cut: false,
  };
  const names: Record<string, string> = { marisol: 'Marisol Ortega', imani: 'Imani Wells' };
  const telling = {
    place: 'Alamo Heights',
    zone,
    zoneOf: () => zone,
    nameOf: (id: unknown) => names[String(id)] ?? 'a colleague',
  };
  expect(shiftNoteText(note, telling)).toBe(
    [
      'Shift note, Monday, November 23, 5:00 pm, Alamo Heights',
      '',
      'Promised and still open',
      '  Tomorrow 9:30 am  Wes Hartmann, (830) 555-0119: Call about the driver. (Imani Wells)',
      '',
      'Done in the last 12 hours',
      '  Today 9:55 am  Dolores Quintanilla: Called: left voicemail. “Said her name.” (Marisol Ortega)',
      '',
    ].join('\n'),
  );
  expect(shiftNoteText({ ...note, promises: [], events: [] }, telling)).toMatch(
    /Nothing\.[^]*Nothing yet\./,
  );
  expect(shiftNoteText({ ...note, cut: true }, telling)).toContain('There was more than fits here');
});
