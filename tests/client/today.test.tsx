import { act, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import type { Colleague, Today } from '../../shared/today.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, lead, task, testNow, today, todayRow } from '../support/msw/records.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

const first = todayRow();
const bounced = todayRow({
  leadId: 2,
  firstName: 'Terrence',
  lastName: 'Boyd',
  language: 'en',
  mail: 'failed',
});
const promise = todayRow({
  leadId: 3,
  firstName: 'Wes',
  lastName: 'Hartmann',
  dueAt: '2026-11-23T16:30:00.000Z',
  lateMinutes: 0,
  contactStop: null,
  reason: 'Call about the driver.',
  task: { id: 7, version: 1 },
});
const missed = todayRow({
  leadId: 4,
  firstName: 'Calvin',
  lastName: 'Mays',
  what: 'rebook',
  reason: 'Missed.',
});
const review = todayRow({
  leadId: 5,
  firstName: 'Noor',
  lastName: 'Rahman',
  what: 'review',
  reason: '6 calls.',
  task: { id: 9, version: 1 },
});

const colleagues: Colleague[] = [
  { id: 'marisol', name: 'Marisol Ortega', here: true, awayUntil: null, open: 2, hasWork: true },
  {
    id: 'imani',
    name: 'Imani Wells',
    here: false,
    awayUntil: '2026-11-24T15:00:00.000Z',
    open: 1,
    hasWork: true,
  },
];
const full = today({
  toCall: { count: 4, before: '2026-11-23T18:00:00.000Z' },
  sections: [
    { section: 'promised', rows: [promise] },
    { section: 'overnight', rows: [first, bounced] },
    { section: 'noShows', rows: [missed] },
    { section: 'overdue', rows: [review] },
  ],
  colleagues,
});
const people = [first, bounced, promise, missed, review].map(
  ({ leadId: id, firstName, lastName }) => lead({ id, firstName, lastName }),
);

function openToday(day: Today = full) {
  return openDashboard('/', {
    tables: { leads: people },
    handlers: [
      http.get('/api/today', () => HttpResponse.json(day)),
      http.get('/api/today/counts', () => HttpResponse.json({ due: 12, late: 3, cut: true })),
    ],
  });
}

const section = async (name: string) => within(await screen.findByRole('region', { name }));

describe('the front page', () => {
  it('says the day in a sentence, and in sections who, why now and what to do', async () => {
    openToday();
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: '4 to call before 12:00 pm. Two came in while you were closed.',
      }),
    ).toBeVisible();
    expect(screen.getByText('Monday, November 23, 9:55 am')).toBeVisible();
    const overnight = await section('Came in overnight');
    expect(overnight.getByText('Asked Fri 10:10 pm, mail opened, has not booked')).toBeVisible();
    expect(overnight.getByText('mail bounced: the address does not work')).toBeVisible();
    expect(overnight.getAllByText('40 min late')).toHaveLength(2);
    expect(overnight.getByText('· Spanish')).toBeVisible();
    expect(overnight.getAllByRole('link', { name: '(210) 555-0142' })[0]).toHaveAttribute(
      'href',
      'tel:+12105550142',
    );
    expect(overnight.getByRole('link', { name: 'Dolores Quintanilla' })).toHaveAttribute(
      'href',
      '#/leads/1/show',
    );
    expect((await section('Did not come')).getByText('Rebook', { selector: 'span' })).toBeVisible();
    expect(document.body).not.toHaveTextContent(/restless|legs/i);
    expect(document.title).toBe('Today · Stillpoint');
    const [menu] = screen.getAllByRole('link', { name: /^Today 12\+ due now, 3 late$/ });
    expect(menu).toHaveAttribute('aria-current', 'page');
  });

  it('says what is next where nothing is to be done', async () => {
    openToday(today());
    expect(await screen.findByText('Nothing to do now')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'Nothing is due now.' })).toBeVisible();
  });

  it('says when the clinic opens again', async () => {
    vi.setSystemTime('2026-11-23T23:30:00.000Z');
    openToday(today());
    expect(
      await screen.findByText(/Monday, November 23, 5:30 pm · closed, open again Nov 30, 8:00 am/),
    ).toBeVisible();
  });

  it('says what is wrong and lets try again', async () => {
    const broken = http.get('/api/today', () => refuse(503, { message: 'Please wait.' }), {
      once: true,
    });
    const { person } = openDashboard('/today', { handlers: [broken] });
    expect(await screen.findByText(/Please wait\./)).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing to do now')).toBeVisible();
    expect(screen.queryByText(/Please wait\./)).toBeNull();
  });

  it('logs a call and reads the day again', async () => {
    const { person, api } = openToday();
    const promised = await section('Promised');
    await person.click(promised.getByRole('button', { name: 'Call: Wes Hartmann' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
    await person.click(dialog.getByRole('radio', { name: 'Reached' }));
    await person.click(dialog.getByRole('button', { name: 'Save call' }));
    expect(await screen.findByText('Call saved.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/3/calls', body: { outcome: 'reached' } },
    ]);
  });

  it('keeps a form open when its row goes meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(testNow) });
    const state = { day: full };
    const { person } = openDashboard('/', {
      tables: { leads: people },
      handlers: [http.get('/api/today', () => HttpResponse.json(state.day))],
    });
    const promised = await section('Promised');
    await person.click(promised.getByRole('button', { name: 'Call: Wes Hartmann' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
    await person.type(dialog.getByLabelText('Note'), 'On vacation.');
    state.day = today();
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(await screen.findByText('Nothing to do now')).toBeInTheDocument();
    expect(dialog.getByLabelText('Note')).toHaveValue('On vacation.');
  });

  it('puts off to when people mean, or to any day', async () => {
    const { person, api } = openToday();
    const overnight = await section('Came in overnight');
    await person.click(overnight.getByRole('button', { name: 'Later: Terrence Boyd' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Tomorrow 9:00 am' }));
    expect(await screen.findByText('Terrence Boyd: tomorrow 9:00 am.')).toBeVisible();
    await person.click(overnight.getByRole('button', { name: 'Later: Terrence Boyd' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Another day' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Put off until' }));
    await person.type(dialog.getByLabelText(/^Day and time/), '2026-12-01T14:00');
    await person.click(dialog.getByRole('button', { name: 'Put off' }));
    expect(await screen.findByText('Put off.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/2/postpone',
        body: { until: '2026-11-24T15:00:00.000Z' },
      },
      {
        method: 'POST',
        path: '/api/leads/2/postpone',
        body: { until: '2026-12-01T20:00:00.000Z' },
      },
    ]);
  });

  it('offers what fits: rebooking who did not come, closing or waiting on after the last call', async () => {
    const { person, api } = openToday();
    const noShows = await section('Did not come');
    expect(noShows.getByRole('button', { name: 'Rebook: Calvin Mays' })).toBeVisible();
    const overdue = await section('Overdue');
    expect(overdue.getByRole('button', { name: 'Close: Noor Rahman' })).toBeVisible();
    expect(overdue.queryByRole('button', { name: 'Call: Noor Rahman' })).toBeNull();
    await person.click(overdue.getByRole('button', { name: 'Not yet: Noor Rahman' }));
    expect(await screen.findByText('Noor Rahman stays open.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/5/skip', body: { what: 'call' } },
    ]);
  });

  it('lets what no call settles be done, and says where it holds more than it shows', async () => {
    const errand = todayRow({
      leadId: 5,
      what: 'text',
      reason: 'Send the address.',
      task: { id: 31, version: 1 },
    });
    const { person, api } = openToday(
      today({ cut: true, sections: [{ section: 'overdue', rows: [errand] }] }),
    );
    const overdue = await section('Overdue');
    expect(overdue.queryByRole('button', { name: /^Call/ })).toBeNull();
    await person.click(overdue.getByRole('button', { name: 'Done: Dolores Quintanilla' }));
    expect(await screen.findByText('Dolores Quintanilla: done.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/tasks/31/done', body: { version: 1 } },
    ]);
    expect(screen.getByText(/^There is more than fits here/)).toBeVisible();
  });

  it('says why an act was refused', async () => {
    const { person } = openDashboard('/', {
      handlers: [
        http.get('/api/today', () => HttpResponse.json(full)),
        http.post('/api/leads/5/skip', () => refuse(409, { message: 'This lead is closed.' })),
      ],
    });
    const overdue = await section('Overdue');
    await person.click(overdue.getByRole('button', { name: 'Not yet: Noor Rahman' }));
    expect(await screen.findByText('This lead is closed.')).toBeVisible();
  });

  it('is walked through with the keyboard, across its sections', async () => {
    const { person } = openToday();
    await section('Promised');
    await person.keyboard('j');
    expect(screen.getByRole('link', { name: 'Wes Hartmann' })).toHaveFocus();
    await person.keyboard('{ArrowDown}jk{Enter}');
    expect(window.location.hash).toBe('#/leads/1/show');
  });

  it('leads to the queue with one key', async () => {
    const { person } = openToday();
    await section('Promised');
    await person.keyboard('q');
    expect(await screen.findByRole('link', { name: 'Leave the queue' })).toBeVisible();
  });

  it('prints names, numbers and reasons with boxes to tick, and nothing else', async () => {
    openToday();
    await section('Promised');
    expect(document.querySelector('[data-sheet]')).toBeNull();
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    const sheet = document.querySelector<HTMLElement>('[data-sheet]') ?? document.body;
    const rows = [...sheet.querySelectorAll('tr')].map(({ textContent }) => textContent);
    expect(rows).toContain('10:30 amWes Hartmann · Spanish(210) 555-0142Call about the driver.');
    expect(rows).toHaveLength(5);
    expect(within(sheet).queryByRole('button')).toBeNull();
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(document.querySelector('[data-sheet]')).toBeNull();
  });

  it('reads itself again without keeping the session alive', async () => {
    const marks: (string | null)[] = [];
    openDashboard('/', {
      handlers: [
        http.get('/api/today', ({ request }) => {
          marks.push(request.headers.get('X-Stillpoint-Background'));
          return HttpResponse.json(today());
        }),
      ],
    });
    await screen.findByText('Nothing to do now');
    expect(marks).toEqual(['1']);
  });
});

describe('the shift', () => {
  it('has a note that is ready to copy', async () => {
    const note = {
      at: testNow,
      promises: [promise],
      events: [
        {
          ...activity({
            type: 'call',
            actorId: 'imani',
            data: { outcome: 'noAnswer' },
            at: testNow,
          }),
          firstName: 'Dolores',
          lastName: 'Quintanilla',
        },
      ],
    };
    const { person } = openDashboard('/', {
      handlers: [http.get('/api/today/shift-note', () => HttpResponse.json(note))],
    });
    await person.click(await screen.findByRole('button', { name: 'Shift note' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Shift note' }));
    expect(
      await dialog.findByText(/Dolores Quintanilla: Called: no answer\. \(Imani Wells\)/),
    ).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Copy' }));
    expect(await dialog.findByText('Copied.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain(
      'Today 10:30 am  Wes Hartmann, (210) 555-0142: Call about the driver. (Marisol Ortega)',
    );
  });

  it('says who is in, and lets people hand over what is theirs', async () => {
    const { person, api } = openDashboard('/', {
      tables: {
        leads: [lead(), lead({ id: 2 }), lead({ id: 3, status: 'closed' })],
        tasks: [task({ assigneeId: 'marisol' })],
      },
      handlers: [http.get('/api/today', () => HttpResponse.json(full))],
    });
    const who = await section('Who is in');
    expect(who.getByText('Away until tomorrow 9:00 am')).toBeVisible();
    expect(who.getByText('Here')).toBeVisible();
    expect(who.queryByRole('button', { name: /Imani/ })).toBeNull();
    await person.click(
      await who.findByRole('button', { name: 'Hand over the leads of Marisol Ortega' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Hand over the leads of Marisol Ortega' }),
    );
    expect(
      await dialog.findByText(/2 leads and 1 open task move to whoever you choose/),
    ).toBeVisible();
    await person.click(dialog.getByLabelText(/^To/));
    await person.click(await screen.findByRole('option', { name: 'Imani Wells (away)' }));
    await person.type(dialog.getByLabelText('Note'), 'Back on Monday.');
    await person.click(dialog.getByRole('button', { name: 'Hand over' }));
    expect(await screen.findByText('Handed over.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/users/marisol/hand-over',
        body: { toId: 'imani', note: 'Back on Monday.' },
      },
    ]);
  });

  it('lets a manager say of colleagues that they are away, and back', async () => {
    const { person, api } = openDashboard('/', {
      handlers: [http.get('/api/today', () => HttpResponse.json(full)), manager],
    });
    const who = await section('Who is in');
    await person.click(await who.findByRole('button', { name: 'Imani Wells is back' }));
    expect(await screen.findByText('Imani Wells is back.')).toBeVisible();
    await person.click(who.getByRole('button', { name: 'Marisol Ortega is away' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Marisol Ortega is away' }));
    await person.type(dialog.getByLabelText(/^Until/), '2026-11-24T09:00');
    await person.click(dialog.getByRole('button', { name: 'Mark as away' }));
    expect(await screen.findByText('Marisol Ortega is away.')).toBeVisible();
    const until = '2026-11-24T15:00:00.000Z';
    expect(api.sent.map(({ path, body }) => [path, body])).toEqual([
      ['/api/users/imani/away', { until: null }],
      ['/api/users/marisol/away', { until }],
    ]);
  });

  it('lets somebody say until when they are away, and that they are back', async () => {
    let until: string | null = null;
    const { person, api } = openDashboard('/', {
      handlers: [http.get('/api/me/away', () => HttpResponse.json({ until }))],
    });
    const account = await screen.findByRole('button', { name: 'MO, your account' });
    await person.click(account);
    await person.click(await screen.findByRole('menuitem', { name: 'I am away …' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'I am away' }));
    await person.type(dialog.getByLabelText(/^Until/), '2026-11-24T09:00');
    until = '2026-11-24T15:00:00.000Z';
    await person.click(dialog.getByRole('button', { name: 'I am away' }));
    expect(await screen.findByText('You are away. Colleagues see until when.')).toBeVisible();
    await person.click(account);
    await person.click(await screen.findByRole('menuitem', { name: /I am back/ }));
    await waitFor(() =>
      expect(api.sent.map(({ body }) => body)).toEqual([
        { until: '2026-11-24T15:00:00.000Z' },
        { until: null },
      ]),
    );
  });
});
