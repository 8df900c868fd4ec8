import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import type { QueueTurn } from '../../shared/today.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, lead, testNow, today, todayRow, turn, undone } from '../support/msw/records.ts';
import { refuse, type StaffApi } from '../support/msw/staffApi.ts';

const dolores = turn();
const terrence = turn({
  row: todayRow({ leadId: 2, firstName: 'Terrence', lastName: 'Boyd', language: 'en' }),
});
const noor = turn({
  row: todayRow({
    leadId: 3,
    firstName: 'Noor',
    lastName: 'Rahman',
    what: 'review',
    reason: '6 calls in 21 days without a booking. You decide.',
    task: { id: 9, version: 1 },
  }),
  section: 'overdue',
});

type Turn = NonNullable<QueueTurn['turn']>;

/** A queue that gives out these in order, and remembers what was passed. */
function openQueue(turns: Turn[], handlers: RequestHandler[] = []) {
  const asked: unknown[] = [];
  const waiting = [...turns];
  const next = http.post('/api/queue/next', async ({ request }) => {
    asked.push(await request.json());
    const total = waiting.length;
    return HttpResponse.json({ total, turn: waiting.shift() ?? null, taken: [] });
  });
  const opened = openDashboard('/queue', {
    tables: { leads: [lead(), lead({ id: 2 }), lead({ id: 3 })] },
    handlers: [...handlers, next],
  });
  return { ...opened, asked, waiting };
}

/** The lead with this name is on the screen, and keys are heard. */
async function shown(name: string): Promise<void> {
  await screen.findByRole('heading', { level: 1, name });
  await waitFor(() => expect(screen.getByRole('article')).toHaveAttribute('aria-busy', 'false'));
}

/** Presses keys once whatever was under way is done. */
async function press(person: UserEvent, keys: string): Promise<void> {
  await waitFor(() => expect(screen.getByRole('article')).toHaveAttribute('aria-busy', 'false'));
  await person.keyboard(keys);
}

const sentBy = ({ sent }: StaffApi) => sent.map(({ path, body }) => [path, body]);

describe('a lead of the queue', () => {
  it('fills the screen: why it is next, who, the number, what was before and what to say', async () => {
    openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    expect(
      screen.getByText('First call is 40 min late. The mail was opened, nothing is booked yet.'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: '(210) 555-0142' })).toHaveAttribute(
      'href',
      'tel:+12105550142',
    );
    expect(
      screen.getByText(/Spanish · prefers phone · voicemail is fine · Alamo Heights/),
    ).toBeVisible();
    const say = within(screen.getByRole('region', { name: 'Say' }));
    expect(
      say.getByText(/¿puedo hablar con Dolores\? Soy Marisol, de Alamo Heights/),
    ).toHaveAttribute('lang', 'es');
    const before = within(screen.getByRole('region', { name: 'Before' }));
    expect(
      before.getByText(/Fri 10:10 pm: Asked for a consultation on the web site/),
    ).toBeVisible();
    expect(screen.getByText('1 of 2')).toBeVisible();
    expect(document.body).not.toHaveTextContent(/restless|legs/i);
    expect(document.title).toBe('Queue · Stillpoint');
  });

  it('shows what each outcome will make before it is saved', async () => {
    openQueue([dolores]);
    await shown('Dolores Quintanilla');
    expect(screen.getByRole('button', { name: 'No answer' })).toHaveAccessibleDescription(
      'Then: call 2 of 6, today 10:45 am',
    );
    expect(screen.getByRole('button', { name: 'Wrong number' })).toHaveAccessibleDescription(
      'Then: nothing more is planned',
    );
  });

  it('is told apart where no voicemail is wanted', async () => {
    openQueue([turn({ voicemailOk: false })]);
    await shown('Dolores Quintanilla');
    expect(screen.getByText('· no voicemail, please')).toBeVisible();
  });
});

describe('the keys', () => {
  it.each([
    ['1', 'noAnswer', 'Saved for Dolores Quintanilla: no answer.'],
    ['2', 'voicemail', 'Saved for Dolores Quintanilla: left voicemail.'],
    ['5', 'wrongNumber', 'Saved for Dolores Quintanilla: wrong number.'],
  ])('%s saves at once and shows the next lead', async (key, outcome, words) => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, key);
    await shown('Terrence Boyd');
    expect(screen.getByText(words)).toBeVisible();
    expect(screen.getByText('2 of 2')).toBeVisible();
    expect(sentBy(api)).toEqual([['/api/leads/1/calls', { outcome, openOnly: true }]]);
  });

  it('never send twice: a second press while it is saved, or right after, is nobody’s outcome', async () => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, '111');
    await screen.findByRole('heading', { level: 1, name: 'Terrence Boyd' });
    await person.keyboard('1');
    await shown('Terrence Boyd');
    expect(sentBy(api)).toEqual([['/api/leads/1/calls', { outcome: 'noAnswer', openOnly: true }]]);
  });

  it('3 asks for a note and when to call back; Enter saves', async () => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, '3');
    await person.keyboard('Asks about the driver.');
    await person.type(screen.getByLabelText('Call back at'), '2026-11-24T09:30');
    await person.keyboard('{Enter}');
    await shown('Terrence Boyd');
    expect(sentBy(api)).toEqual([
      [
        '/api/leads/1/calls',
        {
          outcome: 'reached',
          openOnly: true,
          note: 'Asks about the driver.',
          followUpAt: '2026-11-24T15:30:00.000Z',
        },
      ],
    ]);
  });

  it('4 opens the free times; a booking leads on, giving up does not', async () => {
    const slot = { startsAt: '2026-11-25T16:30:00.000Z', endsAt: '2026-11-25T17:00:00.000Z' };
    const times = { timeZone: 'America/Chicago', minutes: 30, slots: [slot], rooms: [] };
    const free = http.get('/api/appointments/free', () => HttpResponse.json(times));
    const { person, api } = openQueue([dolores, terrence], [free]);
    await shown('Dolores Quintanilla');
    await press(person, '4');
    await screen.findByRole('dialog', { name: 'Book an appointment' });
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('heading', { level: 1, name: 'Dolores Quintanilla' })).toBeVisible();
    await press(person, '4');
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.click(await dialog.findByRole('button', { name: '10:30 am' }));
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    await shown('Terrence Boyd');
    expect(screen.getByText('Booked for Dolores Quintanilla.')).toBeVisible();
    expect(screen.queryByText('Booked.')).toBeNull();
    expect(sentBy(api)).toEqual([
      ['/api/appointments', { leadId: 1, kind: 'consultation', startsAt: slot.startsAt }],
    ]);
  });

  it('n writes a note and stays', async () => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, 'n');
    await person.keyboard('{Enter}');
    await person.keyboard('Prefers 1 or 2 pm.{Enter}');
    expect(await screen.findByText('Note saved for Dolores Quintanilla.')).toBeVisible();
    await shown('Dolores Quintanilla');
    expect(screen.queryByLabelText('Note')).toBeNull();
    expect(sentBy(api)).toEqual([['/api/leads/1/notes', { text: 'Prefers 1 or 2 pm.' }]]);
  });

  it('s puts off, c closes with a reason; Escape goes one step back', async () => {
    const { person, api } = openQueue([dolores, terrence, noor]);
    await shown('Dolores Quintanilla');
    await press(person, 's');
    expect(await screen.findByRole('region', { name: 'Later' })).toBeVisible();
    await person.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Later' })).toBeNull();
    await press(person, 's2');
    await shown('Terrence Boyd');
    await press(person, 'c3');
    await shown('Noor Rahman');
    expect(screen.getByText('Closed Terrence Boyd: cost.')).toBeVisible();
    expect(sentBy(api)).toEqual([
      ['/api/leads/1/postpone', { until: '2026-11-24T15:00:00.000Z' }],
      ['/api/leads/2/close', { closeReason: 'cost' }],
    ]);
  });

  it('s puts off to any day too, in the location’s time, and waits until one is given', async () => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, 's4{Enter}');
    const when = screen.getByLabelText('Day and time');
    expect(when).toHaveFocus();
    expect(api.sent).toEqual([]);
    await person.type(when, '2026-12-01T14:00');
    await person.type(screen.getByLabelText('Note'), 'On holiday.');
    await person.keyboard('{Enter}');
    await shown('Terrence Boyd');
    expect(screen.getByText('Put off for Dolores Quintanilla.')).toBeVisible();
    const body = { until: '2026-12-01T20:00:00.000Z', reason: 'On holiday.' };
    expect(sentBy(api)).toEqual([['/api/leads/1/postpone', body]]);
  });

  it('asks for a word where the reason to close says nothing', async () => {
    const { person, api } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, 'c8');
    await person.keyboard('Moved to Dallas.{Enter}');
    await shown('Terrence Boyd');
    expect(sentBy(api)).toEqual([
      ['/api/leads/1/close', { closeReason: 'other', note: 'Moved to Dallas.' }],
    ]);
  });

  it('d finishes what no call settles, and is no key where there is nothing of the kind', async () => {
    const errand = turn({
      row: todayRow({
        what: 'email',
        reason: 'Asked for the price list.',
        task: { id: 12, version: 1 },
      }),
      section: 'overdue',
    });
    const { person, api } = openQueue([errand, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, 'd');
    await shown('Terrence Boyd');
    expect(screen.getByText('Done for Dolores Quintanilla.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Done' })).toBeNull();
    await press(person, 'd');
    expect(sentBy(api)).toEqual([['/api/tasks/12/done', { version: 1 }]]);
  });

  it('lets somebody wait on where closing is suggested', async () => {
    const { person, api } = openQueue([noor]);
    await shown('Noor Rahman');
    await press(person, 's4');
    expect(await screen.findByText('Noor Rahman stays open.')).toBeVisible();
    expect(sentBy(api)).toEqual([['/api/leads/3/skip', { what: 'call' }]]);
  });

  it('leave a lead as it is, and do not offer it again', async () => {
    const { person, asked } = openQueue([dolores, terrence]);
    await shown('Dolores Quintanilla');
    await press(person, '{ArrowRight}');
    await shown('Terrence Boyd');
    expect(asked).toEqual([{ passed: [] }, { passed: [1] }]);
  });

  it('are explained with ?, and Escape leaves the queue', async () => {
    const { person } = openQueue([dolores]);
    await shown('Dolores Quintanilla');
    await press(person, '?');
    const help = within(await screen.findByRole('dialog', { name: 'Keys' }));
    expect(help.getByText('Take back what the line on top tells, for 10 minutes')).toBeVisible();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await press(person, '{Escape}');
    await waitFor(() => expect(window.location.hash).toBe('#/today'));
  });
});

describe('undo', () => {
  const deedHeaders = { 'X-Stillpoint-Deed': '7' };
  const called = http.post('/api/leads/1/calls', () =>
    HttpResponse.json({}, { headers: deedHeaders }),
  );

  it('takes back what is told, says so, and counts the lead as to be done', async () => {
    const { person, api } = openQueue([dolores, terrence, dolores], [called]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    expect(
      screen.getByRole('button', { name: 'Undo: Saved for Dolores Quintanilla: no answer.' }),
    ).toBeVisible();
    await press(person, 'u');
    await shown('Dolores Quintanilla');
    expect(
      screen.getByText('Taken back for Dolores Quintanilla: “Called: no answer.”'),
    ).toBeVisible();
    expect(screen.getByText(/^1 of/)).toBeVisible();
    expect(sentBy(api)).toEqual([['/api/undo', { activityId: 7 }]]);
    await press(person, 'u');
    expect(await screen.findByText('There is nothing to take back here.')).toBeVisible();
    expect(api.sent).toHaveLength(1);
  });

  it('walks back: after one deed it offers the one before, which the server names', async () => {
    const earlier = undone({ activityId: 5, firstName: 'Noor', lastName: 'Rahman', leadId: 3 });
    const answers = [null, { ...earlier, until: testNow, refused: null }, null];
    const names = http.get('/api/undo', () => HttpResponse.json(answers.shift() ?? null));
    const { person, api } = openQueue([dolores, terrence, dolores, noor], [called, names]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    await press(person, 'u');
    await shown('Dolores Quintanilla');
    const last = 'Done last for Noor Rahman: “Called: no answer.”';
    expect(screen.getByRole('button', { name: `Undo: ${last}` })).toBeVisible();
    await press(person, 'u');
    await shown('Noor Rahman');
    expect(sentBy(api)).toEqual([
      ['/api/undo', { activityId: 7 }],
      ['/api/undo', { activityId: 5 }],
    ]);
  });

  it('is still there after leads that were left, and at the end, however long U is held', async () => {
    const { person, api, waiting } = openQueue([dolores, terrence], [called]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    await press(person, '{ArrowRight}');
    const again = await screen.findByRole('button', { name: 'Go through those again' });
    await waitFor(() => expect(again).toBeEnabled());
    await person.click(again);
    await waitFor(() => expect(again).toBeEnabled());
    const undo = { name: 'Undo: Saved for Dolores Quintanilla: no answer.' };
    expect(screen.getByRole('button', undo)).toBeVisible();
    waiting.push(dolores);
    fireEvent.keyDown(document.body, { key: 'u', repeat: true });
    expect(screen.getByRole('button', undo)).toBeVisible();
    await person.keyboard('u');
    await shown('Dolores Quintanilla');
    expect(sentBy(api)).toEqual([['/api/undo', { activityId: 7 }]]);
  });

  it('asks the server before it says that there is nothing, and shows what there is first', async () => {
    const last = { ...undone({ activityId: 9 }), until: testNow, refused: null };
    let asked = 0;
    const late = http.get('/api/undo', () => {
      asked += 1;
      return asked === 1 ? HttpResponse.error() : HttpResponse.json(last);
    });
    const { person, api } = openQueue([terrence, dolores], [late]);
    await shown('Terrence Boyd');
    await press(person, 'u');
    const words = 'Done last for Dolores Quintanilla: “Called: no answer.”';
    expect(await screen.findByRole('button', { name: `Undo: ${words}` })).toBeVisible();
    expect(api.sent).toEqual([]);
  });

  it('of a note leaves the progress, the lead and what is half written as they are', async () => {
    const before = [activity({ id: 7, type: 'note', data: { text: 'Prefers mornings.' } })];
    const noted = http.post('/api/leads/2/notes', () =>
      HttpResponse.json({}, { headers: deedHeaders }),
    );
    const back = undone({
      activityId: 7,
      type: 'note',
      data: {},
      firstName: 'Terrence',
      leadId: 2,
    });
    const takenBack = http.post('/api/undo', () => HttpResponse.json(back));
    const second = { ...terrence, before };
    const { person, asked } = openQueue([dolores, second, dolores], [noted, takenBack]);
    await shown('Dolores Quintanilla');
    await press(person, '2');
    await shown('Terrence Boyd');
    await press(person, 'n');
    await person.keyboard('Prefers mornings.{Enter}');
    const undo = await screen.findByRole('button', { name: 'Undo: Note saved for Terrence Boyd.' });
    await press(person, 'n');
    await person.keyboard('Call before ten');
    await person.click(undo);
    expect(await screen.findByText(/^Taken back for Terrence/)).toBeVisible();
    await shown('Terrence Boyd');
    expect(screen.getByRole('textbox', { name: 'Note' })).toHaveValue('Call before ten');
    expect(screen.getByText('2 of 3')).toBeVisible();
    expect(screen.queryByText(/Prefers mornings/)).toBeNull();
    expect(asked).toEqual([{ passed: [] }, { passed: [] }]);
  });

  it('reads again what the rest of the page shows', async () => {
    let reads = 0;
    const counts = http.get('/api/today/counts', () => {
      reads += 1;
      return HttpResponse.json({ due: 1, late: 0 });
    });
    const { person } = openQueue([dolores, terrence, dolores], [called, counts]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    const before = reads;
    await press(person, 'u');
    await shown('Dolores Quintanilla');
    await waitFor(() => expect(reads).toBeGreaterThan(before));
  });

  it('has one place: what a page before told with Undo stands on the line', async () => {
    const day = today({ sections: [{ section: 'overdue', rows: [noor.row] }] });
    const waiting = [dolores, terrence, dolores];
    const { person, api } = openDashboard('/today', {
      handlers: [
        http.get('/api/today', () => HttpResponse.json(day)),
        http.post('/api/queue/next', () =>
          HttpResponse.json({ total: 3, turn: waiting.shift() ?? null, taken: [] }),
        ),
        called,
      ],
    });
    await person.click(await screen.findByRole('button', { name: 'Not yet: Noor Rahman' }));
    await screen.findByRole('button', { name: 'Undo: Noor Rahman stays open' });
    await person.keyboard('q');
    await shown('Dolores Quintanilla');
    expect(screen.getAllByRole('button', { name: /^Undo:/ })).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Undo: Noor Rahman stays open.' })).toBeVisible();
    await press(person, '1');
    await shown('Terrence Boyd');
    const undo = 'Undo: Saved for Dolores Quintanilla: no answer.';
    expect(screen.getAllByRole('button', { name: /^Undo:/ })).toEqual([
      screen.getByRole('button', { name: undo }),
    ]);
    await press(person, 'u');
    await shown('Dolores Quintanilla');
    expect(sentBy(api).slice(1)).toEqual([['/api/undo', { activityId: 7 }]]);
  });

  it('works after a reload, for the deed that the page shows', async () => {
    const last = { ...undone({ activityId: 9 }), until: testNow, refused: null };
    const before = http.get('/api/undo', () => HttpResponse.json(last));
    const { person, api } = openQueue([terrence, dolores], [before]);
    await shown('Terrence Boyd');
    expect(
      await screen.findByText('Done last for Dolores Quintanilla: “Called: no answer.”'),
    ).toBeVisible();
    await press(person, 'u');
    await shown('Dolores Quintanilla');
    expect(sentBy(api)).toEqual([['/api/undo', { activityId: 9 }]]);
  });

  it('says why not where something was built on it', async () => {
    const message = 'This can’t be taken back: another call was logged since.';
    const refused = http.post('/api/undo', () => refuse(409, { message }));
    const { person } = openQueue([dolores, terrence], [refused, called]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    await press(person, 'u');
    expect(await screen.findByText(message)).toBeVisible();
    await shown('Terrence Boyd');
    // The refusal is about Dolores: nothing is wrong with the lead on the screen.
    expect(screen.queryByRole('button', { name: 'Next lead' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Undo:/ })).toBeNull();
  });
});

describe('bad luck', () => {
  it('a lead that was just closed says so, keeps what was typed and offers the next', async () => {
    const message = 'This lead was closed a moment ago.';
    const refused = http.post('/api/leads/1/calls', () => refuse(409, { message }));
    const { person, asked } = openQueue([dolores, terrence], [refused]);
    await shown('Dolores Quintanilla');
    await press(person, '3');
    await person.keyboard('She will think it over.{Enter}');
    expect(await screen.findByText(message)).toBeVisible();
    expect(screen.getByLabelText('Note')).toHaveValue('She will think it over.');
    await waitFor(() => expect(screen.getByRole('article')).toHaveAttribute('aria-busy', 'false'));
    await person.click(screen.getByRole('button', { name: 'Next lead' }));
    await shown('Terrence Boyd');
    expect(screen.queryByText(message)).toBeNull();
    expect(asked.at(-1)).toEqual({ passed: [1] });
  });

  it('what was filled in wrong is said in the server’s words', async () => {
    const refused = http.post(
      '/api/leads/1/calls',
      () => refuse(422, { errors: { followUpAt: 'Choose a time that is still to come.' } }),
      { once: true },
    );
    const { person } = openQueue([dolores, terrence], [refused]);
    await shown('Dolores Quintanilla');
    await press(person, '3');
    await person.keyboard('x{Enter}');
    expect(await screen.findByText('Choose a time that is still to come.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Next lead' })).toBeNull();
    await press(person, '{Enter}');
    await shown('Terrence Boyd');
  });

  it('without a connection nothing is lost, and one more press tries again', async () => {
    const down = http.post('/api/leads/1/calls', () => HttpResponse.error(), { once: true });
    const { person, api } = openQueue([dolores, terrence], [down]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    expect(await screen.findByText(/The server can’t be reached/)).toBeVisible();
    await press(person, '1');
    await shown('Terrence Boyd');
    expect(api.sent).toHaveLength(1);
  });

  it('says where no lead can be read, and tries again', async () => {
    const broken = http.post('/api/queue/next', () => refuse(503, { message: 'Please wait.' }), {
      once: true,
    });
    const { person } = openQueue([dolores], [broken]);
    expect(await screen.findByText(/Please wait\./)).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await shown('Dolores Quintanilla');
  });
});

describe('colleagues', () => {
  it('are named with the leads they have', async () => {
    const taken = [{ leadId: 9, firstName: 'Wes', lastName: 'Hartmann', by: 'Imani' }];
    const answer = http.post('/api/queue/next', () =>
      HttpResponse.json({ total: 2, turn: dolores, taken }),
    );
    openDashboard('/queue', { handlers: [answer] });
    await shown('Dolores Quintanilla');
    expect(screen.getByText('Imani has Wes Hartmann.')).toBeVisible();
  });

  it('see who works on a lead: a sign of life goes when the queue is left', async () => {
    const ended: string[] = [];
    const end = http.delete('/api/leads/:id/presence', ({ params, request }) => {
      ended.push(`${String(params['id'])} ${new URL(request.url).search}`);
      return HttpResponse.json({});
    });
    // Numbers of their own: what the test before has left may still be on its way.
    const first = turn({ row: todayRow({ leadId: 41 }) });
    const second = turn({ row: todayRow({ leadId: 42, firstName: 'Terrence', lastName: 'Boyd' }) });
    const { person } = openQueue([first, second], [end]);
    await shown('Dolores Quintanilla');
    await press(person, '1');
    await shown('Terrence Boyd');
    await waitFor(() => expect(ended).toContain('41 ?mode=working'));
    expect(ended).not.toContain('42 ?mode=working');
    await press(person, '{Escape}');
    await waitFor(() => expect(ended).toContain('42 ?mode=working'));
  });
});

it('the same lead again begins anew, and nobody hears that it was left', async () => {
  const told: string[] = [];
  const heard = (request: Request, id: unknown) =>
    void told.push(`${request.method} ${String(id)}`);
  const signs = [
    http.post('/api/leads/:id/presence', ({ params, request }) => {
      heard(request, params['id']);
      return HttpResponse.json([]);
    }),
    http.delete('/api/leads/:id/presence', ({ params, request }) => {
      heard(request, params['id']);
      return HttpResponse.json({});
    }),
  ];
  const same = turn({ row: todayRow({ leadId: 51 }) });
  const { person } = openQueue([same, same], signs);
  await shown('Dolores Quintanilla');
  await press(person, '3');
  await person.keyboard('Asks for the price list.{Enter}');
  expect(await screen.findByText('Saved for Dolores Quintanilla: reached.')).toBeVisible();
  await waitFor(() => expect(screen.queryByLabelText('Note')).toBeNull());
  await shown('Dolores Quintanilla');
  await waitFor(() => expect(told).toContain('POST 51'));
  expect(told).not.toContain('DELETE 51');
});

describe('the end of the queue', () => {
  it('says what comes next and leads back', async () => {
    const later = todayRow({ dueAt: '2026-11-23T20:00:00.000Z', lateMinutes: 0, reason: 'Day 3.' });
    const day = today({ sections: [{ section: 'later', rows: [later] }] });
    const { person } = openQueue([], [http.get('/api/today', () => HttpResponse.json(day))]);
    expect(await screen.findByRole('heading', { name: 'Nothing is due now' })).toBeVisible();
    expect(await screen.findByText('Dolores Quintanilla comes next, today 2:00 pm.')).toBeVisible();
    await person.click(screen.getByRole('link', { name: 'Back to Today' }));
    expect(window.location.hash).toBe('#/today');
  });

  it('offers those that were left, once more', async () => {
    const { person, asked, waiting } = openQueue([dolores]);
    await shown('Dolores Quintanilla');
    await press(person, '{ArrowRight}');
    expect(await screen.findByText(/You left 1 lead as they were\./)).toBeVisible();
    waiting.push(dolores);
    const again = screen.getByRole('button', { name: 'Go through those again' });
    await waitFor(() => expect(again).toBeEnabled());
    await person.click(again);
    await waitFor(() => expect(asked.at(-1)).toEqual({ passed: [] }));
  });
});
