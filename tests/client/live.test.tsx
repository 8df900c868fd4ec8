import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { delay, http, HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lead } from '../../shared/records.ts';
import { createFakeLive } from '../support/msw/fakeLive.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, appointment, lead, room, testNow } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const dolores = lead();
const terrence = lead({ id: 2, firstName: 'Terrence', lastName: 'Boyd' });
const leland = lead({ id: 3, firstName: 'Leland', lastName: 'Price' });

/** The dashboard with a live line, and every request that was no act of a person. */
function openLive(address: string, options: Parameters<typeof openDashboard>[1] = {}) {
  const live = createFakeLive();
  const inBackground: string[] = [];
  const note = http.all('/api/*', ({ request }) => {
    if (request.headers.get('X-Stillpoint-Background') === '1') {
      inBackground.push(new URL(request.url).pathname);
    }
  });
  const { handlers = [], ...rest } = options;
  return {
    live,
    inBackground,
    ...openDashboard(address, { live, handlers: [note, ...handlers], ...rest }),
  };
}

afterEach(() => {
  Reflect.deleteProperty(document, 'visibilityState');
});

function turn(visibility: 'hidden' | 'visible') {
  Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

const rowOf = (name: string) => {
  const row = screen.getByRole('link', { name }).closest('tr');
  return row ?? expect.fail(`${name} is not in a row`);
};
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getByRole('link').textContent);

const isMarked = (row: HTMLElement | null) =>
  row !== null && getComputedStyle(row).boxShadow.includes('inset');

async function openList(leads: Lead[] = [dolores, terrence, leland]) {
  const opened = openLive('/leads', { tables: { leads } });
  await screen.findByText('Terrence Boyd');
  opened.live.tell('hello');
  return opened;
}

describe('a list that others change', () => {
  it('follows, marks the row for a moment, and keeps no session alive by that', async () => {
    const { live, api, inBackground } = await openList();
    api.tables['leads'] = [dolores, { ...terrence, lastName: 'Boyd-Ortiz', version: 4 }, leland];
    live.tell('lead', { id: 2, version: 4, locationId: 1 });
    expect(await screen.findByText('Terrence Boyd-Ortiz')).toBeVisible();
    expect(inBackground).toEqual(expect.arrayContaining(['/api/leads', '/api/leads/counts']));
    await waitFor(() => expect(isMarked(rowOf('Terrence Boyd-Ortiz'))).toBe(true));
    expect(isMarked(rowOf('Dolores Quintanilla'))).toBe(false);
    await waitFor(() => expect(isMarked(rowOf('Terrence Boyd-Ortiz'))).toBe(false));
  });

  it('is marked in the calendar too, where a visit was moved', async () => {
    const here = { startsAt: '2026-11-23T17:00:00.000Z', endsAt: '2026-11-23T17:30:00.000Z' };
    const [moved, other] = [appointment(here), appointment({ ...here, id: 2, roomId: 2 })];
    const { live, api } = openLive('/appointments', {
      tables: { rooms: [room(), room({ id: 2, name: 'Room 2' })], appointments: [moved, other] },
    });
    const cardAt = (time: RegExp) => screen.findByRole('button', { name: time });
    expect(isMarked(await cardAt(/^11:00 am .* Room 1/))).toBe(false);
    live.tell('hello');
    const later = { startsAt: '2026-11-23T18:00:00.000Z', endsAt: '2026-11-23T18:30:00.000Z' };
    api.tables['appointments'] = [{ ...moved, ...later, version: 2 }, other];
    live.tell('appointment', { id: 1, version: 2, locationId: 1 });
    const card = await cardAt(/^12:00 pm .* Room 1/);
    await waitFor(() => expect(isMarked(card)).toBe(true));
    expect(isMarked(await cardAt(/^11:00 am .* Room 2/))).toBe(false);
    await waitFor(() => expect(isMarked(card)).toBe(false), { timeout: 8000 });
  });

  it('makes one reading of a burst, and none for what is not on the screen', async () => {
    const { live, inBackground } = await openList();
    for (const id of [1, 2, 3, 1, 2]) {
      live.tell('lead', { id, version: 4, locationId: 1 });
    }
    live.tell('appointment', { id: 1, version: 1, locationId: 1 });
    await waitFor(() => expect(inBackground).toContain('/api/leads'));
    expect(inBackground.filter((path) => path === '/api/leads')).toHaveLength(1);
    expect(inBackground).not.toContain('/api/appointments');
  });

  it('holds its order under the pointer, says what waits, and shows it when asked', async () => {
    const { live, api, person } = await openList();
    await person.hover(rowOf('Terrence Boyd'));
    api.tables['leads'] = [
      lead({ id: 4, firstName: 'Noor', lastName: 'Rahman' }),
      leland,
      { ...terrence, lastName: 'Boyd-Ortiz' },
    ];
    live.tell('lead', { id: 4, version: 1, locationId: 1 });
    expect(await screen.findByText(/2 leads changed\./)).toBeVisible();
    expect(names()).toEqual(['Dolores Quintanilla', 'Terrence Boyd-Ortiz', 'Leland Price']);
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(names()).toEqual(['Noor Rahman', 'Leland Price', 'Terrence Boyd-Ortiz']);
    expect(screen.queryByText(/leads changed/)).toBeNull();
  });

  it('holds it while a row has the focus or is ticked, and lets go afterwards', async () => {
    const { live, api, person } = await openList();
    await person.keyboard('j');
    api.tables['leads'] = [leland, terrence, dolores];
    live.tell('lead', { id: 3, version: 4, locationId: 1 });
    expect(await screen.findByText(/1 lead changed\./)).toBeVisible();
    expect(names()).toEqual(['Dolores Quintanilla', 'Terrence Boyd', 'Leland Price']);
    await person.keyboard('x');
    fireEvent.blur(screen.getByRole('link', { name: 'Dolores Quintanilla' }));
    await person.click(await screen.findByRole('button', { name: 'Unselect' }));
    await waitFor(() =>
      expect(names()).toEqual(['Leland Price', 'Terrence Boyd', 'Dolores Quintanilla']),
    );
  });

  it('lets the order go where another one is chosen', async () => {
    const { api, person } = await openList();
    await person.hover(rowOf('Terrence Boyd'));
    api.tables['leads'] = [leland, terrence, dolores];
    await person.click(screen.getByRole('button', { name: 'Sort by asked descending' }));
    await waitFor(() =>
      expect(names()).toEqual(['Leland Price', 'Terrence Boyd', 'Dolores Quintanilla']),
    );
    expect(screen.queryByText(/changed\./)).toBeNull();
  });
});

describe('the live dot', () => {
  it('says whether the tab follows, and comes back after the last event', async () => {
    const { live } = await openList();
    expect(screen.getByText('Live')).toBeVisible();
    live.tell('lead', { id: 1, version: 4, locationId: 1 }, 41);
    live.tell('beat', {}, 57);
    live.breakOff();
    expect(screen.getByText('Live')).toBeVisible();
    expect(await screen.findByText('Reconnecting…')).toBeVisible();
    live.tell('hello', {}, 57);
    expect(screen.getByText('Live')).toBeVisible();
    live.breakOff(true);
    await waitFor(() => expect(live.opened).toHaveLength(2), { timeout: 8000 });
    expect(live.opened).toEqual(['/api/events?secondsBack=10', '/api/events?lastEventId=57']);
  });

  it('leads to the sign-in page where the session is over', async () => {
    const state = { over: false };
    const me = http.get('/api/me', () =>
      state.over ? refuse(401, { message: 'Please sign in.' }) : undefined,
    );
    const { live } = openLive('/leads', { handlers: [me] });
    await screen.findByText('Dolores Quintanilla');
    live.tell('hello');
    state.over = true;
    live.breakOff(true);
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
  });

  it('lets go while the tab is hidden, and catches up when it is seen again', async () => {
    const { live } = await openList();
    live.tell('beat', {}, 30);
    turn('hidden');
    expect(live.isOpen()).toBe(false);
    turn('visible');
    expect(live.opened.at(-1)).toBe('/api/events?lastEventId=30');
  });

  it('reads everything again where too much was missed, and says so', async () => {
    const { live, api } = await openList();
    api.tables['leads'] = [leland];
    live.tell('reset');
    expect(await screen.findByText(/was asleep for long/)).toBeVisible();
    await waitFor(() => expect(names()).toEqual(['Leland Price']));
  });
});

/**
 * A lead's page; which signs of life its tab gives, and which it ends. Who counts what ends takes a
 * number of its own: what the test before has left may still be on its way.
 */
function openPage(id = 1) {
  const path = `/api/leads/${id}/presence`;
  const modes: unknown[] = [];
  const ended: unknown[] = [];
  const state = { others: [{ userId: 'imani', name: 'Imani Wells', mode: 'looking' }] };
  const presence = http.post(path, async ({ request }) => {
    modes.push(await request.json());
    return HttpResponse.json(state.others);
  });
  const end = http.delete(path, ({ request }) => {
    ended.push(new URL(request.url).searchParams.get('mode'));
    return HttpResponse.json({});
  });
  const options = { tables: { leads: [lead({ id })] }, handlers: [presence, end] };
  return { modes, ended, state, path, ...openLive(`/leads/${id}/show`, options) };
}

describe('the page of a lead that others are at', () => {
  it('says who else looks at it or works on it', async () => {
    const { live, state, path, inBackground } = openPage();
    expect(await screen.findByText('Imani is looking at this too.')).toBeVisible();
    expect(inBackground).toContain(path);
    const teresa = { userId: 'teresa', name: 'Teresa Ruiz', mode: 'looking' };
    state.others = [...state.others.map((each) => ({ ...each, mode: 'working' })), teresa];
    live.tell('presence', { leadId: 1, locationId: 1 });
    expect(
      await screen.findByText('Imani is working on this. Teresa is looking at this too.'),
    ).toBeVisible();
    state.others = [];
    live.tell('presence', { leadId: 1, locationId: 1 });
    await waitFor(() => expect(screen.queryByText(/Teresa/)).toBeNull());
  });

  it('lets others see when something is being done', async () => {
    const { modes, ended, person } = openPage(11);
    await screen.findByText('Imani is looking at this too.');
    expect(modes).toEqual([{ mode: 'looking' }]);
    await person.keyboard('l');
    await screen.findByRole('dialog', { name: 'Log a call' });
    await waitFor(() => expect(modes.at(-1)).toEqual({ mode: 'working' }));
    await waitFor(() => expect(ended).toEqual(['looking']));
    await person.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(modes.at(-1)).toEqual({ mode: 'looking' }));
    await waitFor(() => expect(ended).toEqual(['looking', 'working']));
  });

  it('shows what a colleague wrote, and marks it', async () => {
    const { live, api } = openPage();
    await screen.findByText(/Asked for a consultation on the web site/);
    const note = activity({ id: 2, type: 'note', actorId: 'imani', data: { text: 'Has a dog.' } });
    api.tables['activities'] = [note, activity()];
    live.tell('lead', { id: 1, version: 3, locationId: 1 });
    const quote = await screen.findByText('Has a dog.');
    await waitFor(() => expect(isMarked(quote.closest('li'))).toBe(true));
  });
});

describe('the tab of somebody who is at a lead', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(testNow) });
  });

  async function openLooking(id: number) {
    const page = openPage(id);
    await screen.findByText('Imani is looking at this too.');
    return page;
  }

  type Signs = { readonly modes: readonly unknown[] };
  const halfMinute = () => act(() => vi.advanceTimersByTimeAsync(30_000));

  async function givesSign(
    { modes }: Signs,
    wait: () => Promise<unknown> = halfMinute,
  ): Promise<void> {
    const before = modes.length;
    await wait();
    await expect.poll(() => modes.length).toBe(before + 1);
  }
  /** Half a minute, and the time that a request takes. */
  async function givesNone({ modes }: Signs): Promise<void> {
    const before = modes.length;
    await halfMinute();
    await act(() => fetch('/api/me'));
    expect(modes).toHaveLength(before);
  }
  async function comeBack(): Promise<void> {
    turn('visible');
  }

  it('gives a sign of life twice a minute', async () => {
    const page = await openLooking(12);
    await givesSign(page);
    await givesSign(page);
  });

  it('gives none while it is hidden, which ends nothing, and one at once when it is seen', async () => {
    const page = await openLooking(13);
    turn('hidden');
    await givesNone(page);
    expect(page.ended).toEqual([]);
    await givesSign(page, comeBack);
    await givesSign(page);
  });

  it('keeps what it works on while it is hidden, but not for longer than a session', async () => {
    const page = await openLooking(14);
    await page.person.type(screen.getByLabelText('Note'), 'She said');
    await expect.poll(() => page.modes.at(-1)).toEqual({ mode: 'working' });
    turn('hidden');
    for (let minutes = 0; minutes < 15; minutes += 0.5) {
      await givesSign(page);
    }
    await givesNone(page);
    expect(page.ended).toEqual(['looking']);
    await givesSign(page, comeBack);
    await givesSign(page);
  });

  it('is done with the lead when it is closed', async () => {
    const { ended } = await openLooking(15);
    window.dispatchEvent(new Event('pagehide'));
    await expect.poll(() => ended).toEqual(['looking']);
  });

  it('gives up a sign of life that is under way when the lead is left', async () => {
    const heard: string[] = [];
    const slow = http.post('/api/leads/16/presence', async ({ request }) => {
      heard.push('sign');
      request.signal.addEventListener('abort', () => heard.push('given up'));
      await delay('infinite');
    });
    const { person } = openLive('/leads/16/show', {
      tables: { leads: [lead({ id: 16 })] },
      handlers: [slow],
    });
    await expect.poll(() => heard).toEqual(['sign']);
    await person.click(screen.getByRole('link', { name: 'Outbox' }));
    await expect.poll(() => heard).toEqual(['sign', 'given up']);
  });
});

it('a slow network says that it is still saving, and nothing is sent twice', async () => {
  const slow = http.post('/api/leads/1/notes', async () => {
    await delay(2600);
    return undefined;
  });
  const { person, api } = openLive('/leads/1/show', { handlers: [slow] });
  await person.type(await screen.findByLabelText('Note'), 'Will call back.');
  await person.click(screen.getByRole('button', { name: 'Save note' }));
  expect(await screen.findByText(/The network is slow\. Still saving/)).toBeVisible();
  const button = screen.getByRole('button', { name: 'Save note' });
  expect(button).toBeDisabled();
  await person.type(screen.getByLabelText('Note'), '{Enter}');
  expect(await screen.findByText('Note saved.')).toBeVisible();
  expect(screen.queryByText(/The network is slow/)).toBeNull();
  expect(api.sent).toHaveLength(1);
});
