import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, appointment, lead, location, task } from '../support/msw/records.ts';
import * as more from '../support/msw/reports-more.ts';
import * as made from '../support/msw/reports.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

/** Answers reports, and keeps what was asked of each. */
function openReports(address: string, answers: Record<string, unknown> = {}) {
  const asked: { name: string; parameters: Record<string, string> }[] = [];
  const usual: Record<string, unknown> = {
    funnel: more.funnel(),
    'response-time': more.responseTime(),
    capacity: more.capacity(),
    overview: made.overview({ definitions: more.moreDefinitions }),
    people: more.people(),
    ...answers,
  };
  const handler = http.get('/api/reports/:name', ({ request, params }) => {
    const name = String(params['name']);
    asked.push({ name, parameters: Object.fromEntries(new URL(request.url).searchParams) });
    return HttpResponse.json(usual[name] as object);
  });
  const opened = openDashboard(address, {
    tables: { locations: [location(), location({ id: 2, slug: 'oak', name: 'Stone Oak' })] },
    handlers: [manager, handler],
  });
  const last = (name: string) => asked.findLast((each) => each.name === name)?.parameters;
  return { ...opened, last };
}

const card = async (name: string) => within(await screen.findByRole('region', { name }));
const table = async (name: string) => within(await screen.findByRole('table', { name }));
const hrefOf = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

/** The words of a row, cell by cell, as they are read. */
function cellsOf(row: HTMLElement): string[] {
  const cells = [...row.querySelectorAll('th, td')];
  return cells.map((cell) => (cell.textContent ?? '').replaceAll(/[\u202F\u00A0]/g, ' '));
}
const rowOf = (within_: ReturnType<typeof within>, name: string) =>
  cellsOf(
    within_.getByRole('row', { name: new RegExp(`^${name.replaceAll(' ', String.raw`\s`)}`) }),
  );

describe('the funnel', () => {
  it('tells each stage with its count, share and interval, each count with its rows', async () => {
    openReports('/reports/funnel');
    const stages = await card('How far they came');
    expect(stages.getByText(/a later bar can be longer/)).toBeVisible();
    expect(stages.getByText(/closed ones stay among the asked/)).toBeVisible();
    const behind = await table('How many reached each stage');
    const [booked] = more.funnelGroup().stages.filter(({ stage }) => stage === 'booked');
    expect(rowOf(behind, 'Booked')).toEqual([
      'Booked',
      String(booked?.count),
      '46 %',
      '41 to 51 %',
    ]);
    const [link] = stages.getAllByRole('link', { name: String(booked?.count) });
    expect(hrefOf(link as HTMLElement)).toContain('{"counted":"stage-booked"}');
    expect(stages.getByText(more.moreDefinitions['stages'] ?? '', { exact: false })).toBeVisible();
  });

  it('says where people left and why', async () => {
    openReports('/reports/funnel');
    const last = await table('Still open (or infused) and closed, by the furthest stage');
    expect(rowOf(last, 'Emailed')).toEqual(['Emailed', '148', '45', 'No response 33, Cost 12']);
    const reasons = await card('Closed, by the reason that was given');
    const [noResponse] = reasons.getAllByRole('link', { name: '62' });
    expect(hrefOf(noResponse as HTMLElement)).toContain('{"counted":"noResponse"}');
  });

  it('is told by group, and of fewer than five as counts only', async () => {
    const groups = [
      more.funnelGroup({ group: 1, label: 'Alamo Heights', n: 200 }),
      more.funnelGroup({ group: 2, label: 'Stone Oak', n: 3 }),
    ];
    const { person, last } = openReports('/reports/funnel', {
      funnel: more.funnel({ groupBy: 'location', groups }),
    });
    await person.click(await screen.findByRole('button', { name: /^By:/ }));
    await person.click(await screen.findByRole('menuitem', { name: 'location' }));
    await waitFor(() => expect(last('funnel')).toMatchObject({ groupBy: 'location' }));
    const stages = await table('Requests of each group that reached each stage');
    expect(stages.getByRole('columnheader', { name: 'Location' })).toBeVisible();
    expect(rowOf(stages, 'Alamo Heights')[4]).toContain('46 %');
    expect(rowOf(stages, 'Stone Oak')[4]).toBe('1 of 3');
  });
});

describe('response', () => {
  it('tells the middle one and the slowest tenth, at least where it is only that', async () => {
    const group = more.responseGroup({ p90Is: { minutes: 840, atLeast: true } });
    openReports('/reports/response', { 'response-time': more.responseTime({ groups: [group] }) });
    const wait = await card('Until somebody tried');
    expect(wait.getByText('21 min')).toBeVisible();
    expect(wait.getByText(/for the slowest tenth (?:at least 14 h|14 h or more)/)).toBeVisible();
    const breaches = await card('Waiting too long');
    expect(hrefOf(breaches.getByRole('link', { name: '2' }))).toContain('{"counted":"breach"}');
  });

  it('says of each who asked what became of them', async () => {
    const group = more.responseGroup({ unknown: 5, unknownRows: { counted: 'list' } });
    openReports('/reports/response', { 'response-time': more.responseTime({ groups: [group] }) });
    const parts = await card('What became of those who asked');
    expect(hrefOf(parts.getByRole('link', { name: '8' }))).toContain('"ended"');
    expect(hrefOf(parts.getByRole('link', { name: '6' }))).toContain('"waiting"');
    expect(parts.getByText(/from a list that says nothing of calls/)).toBeVisible();
    expect(hrefOf(parts.getByRole('link', { name: '5' }))).toContain('"list"');
  });

  it('has no middle one of a few', async () => {
    const group = more.responseGroup({
      n: 4,
      attempted: 3,
      waiting: 1,
      withinTarget: made.rate(2, 3),
    });
    openReports('/reports/response', { 'response-time': more.responseTime({ groups: [group] }) });
    expect((await card('Until somebody tried')).getByText('Too few to tell')).toBeVisible();
    const within60 = await card('Called within 60 business minutes');
    expect(hrefOf(within60.getByRole('link', { name: '2' }))).toContain('"rate"');
    expect(hrefOf(within60.getByRole('link', { name: '3' }))).toContain('"rate-n"');
  });

  it('has the same numbers in the table behind the chart', async () => {
    openReports('/reports/response');
    const behind = await table('Requests by business time until somebody tried');
    expect(rowOf(behind, '15 min to 30 min')[1]).toBe('104');
    expect(rowOf(behind, '8 h and more')[1]).toBe('11');
    expect(hrefOf(behind.getByRole('link', { name: '104' }))).toContain('"minutes-15"');
  });

  it('shows the share by weekday and hour, of few only the count', async () => {
    const arrivals = [
      { weekday: 1, hour: 9, n: 20, count: 15, rows: { counted: 'a' }, nRows: { counted: 'a-n' } },
      { weekday: 7, hour: 11, n: 3, count: 2, rows: { counted: 'b' }, nRows: { counted: 'b-n' } },
    ];
    openReports('/reports/response', {
      'response-time': more.responseTime({ groups: [more.responseGroup({ arrivals })] }),
    });
    const grid = await table('Share in target by weekday and hour of the request');
    expect(grid.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '9 am',
      '10 am',
      '11 am',
    ]);
    const many = grid.getByRole('link', { name: '15 of 20 within target' });
    expect(many).toHaveTextContent(/^75$/);
    expect(hrefOf(many)).toContain('"a"');
    expect(grid.getByRole('cell', { name: '2 of 3' })).toHaveAttribute(
      'title',
      '2 of 3 within target',
    );
    expect(hrefOf(grid.getByRole('link', { name: '2' }))).toContain('"b"');
    expect(hrefOf(grid.getByRole('link', { name: '3' }))).toContain('"b-n"');
  });
});

describe('capacity', () => {
  it('tells what people saw, who left, and how full the rooms were', async () => {
    openReports('/reports/capacity');
    const looked = await card('Looked for a time');
    expect(looked.getByText(/3 days away for the middle one, 11 days or more/)).toBeVisible();
    expect(hrefOf(looked.getByRole('link', { name: '9' }))).toContain('"sawNone"');
    const rooms = await card('Rooms taken');
    expect(rooms.getByText('605 of 1,180 open room hours')).toBeVisible();
    const behind = await table('People by days to the earliest free time');
    expect(rowOf(behind, 'under 2 days')).toEqual(['under 2 days', '71', '12 of 71']);
    expect(rowOf(behind, 'no free time')).toEqual(['no free time', '9', '8 of 9']);
    expect(hrefOf(behind.getByRole('link', { name: '15' }))).toContain('"seen-2-left"');
  });

  it('has no-shows against the days from booking, with the visits behind them', async () => {
    openReports('/reports/capacity');
    const chart = await card('Did not come, by days from booking to visit');
    const [missed] = chart.getAllByRole('link', { name: /^13/ });
    expect(hrefOf(missed as HTMLElement)).toContain('/reports/visits?counted=noShow-7');
    const behind = await table('Visits that were missed, by days from the booking');
    expect(rowOf(behind, '21 days and more')[1]).toBe('1 of 3');
  });

  it('says so where nobody looked and no room was open', async () => {
    const group = more.capacityGroup({
      n: 0,
      shown: { ...more.capacityGroup().shown, n: 0 },
      rooms: { openHours: 0, takenHours: 0, share: null },
      noShowByLead: [],
    });
    openReports('/reports/capacity', { capacity: more.capacity({ groups: [group] }) });
    expect(await screen.findByText('Nobody looked for a time, and no room was open')).toBeVisible();
  });
});

describe('sources', () => {
  const groups = [
    made.overviewGroup({ group: 'phone', label: 'Phone', n: 60 }),
    made.overviewGroup({
      group: 'web',
      label: 'Web site',
      n: 12,
      booked: [made.fixed(30, 3, 4, 8), made.fixed(60, 0, 0, 12), made.fixed(90, 0, 0, 12)],
    }),
  ];

  it('tells each rate with its interval and for how many it is too early', async () => {
    const { last } = openReports('/reports/sources', {
      overview: made.overview({ groupBy: 'source', groups }),
    });
    const booked = await table('Booked, by where they came from');
    expect(last('overview')).toMatchObject({ groupBy: 'source' });
    expect(rowOf(booked, 'Phone')[2]).toBe('46 %41 to 51 %, of 347; 65 too young');
    expect(rowOf(booked, 'Web site').slice(1)).toEqual([
      '12',
      '3 of 48 too young',
      'too early',
      'too early',
    ]);
    const names = booked.getAllByRole('rowheader').map(({ textContent }) => textContent);
    expect(names).toEqual(['Phone', 'Web site', 'All together']);
  });

  it('goes by campaign where that is chosen, in the address too', async () => {
    const { person, last } = openReports('/reports/sources');
    await person.click(await screen.findByRole('button', { name: /^By:/ }));
    await person.click(await screen.findByRole('menuitem', { name: 'campaign' }));
    await waitFor(() => expect(last('overview')).toMatchObject({ groupBy: 'campaign' }));
    expect(window.location.hash).toContain('groupBy=campaign');
  });
});

describe('people', () => {
  it('tells the work of each, and a rate only from fifty requests on, and says why', async () => {
    openReports('/reports/people');
    const work = await table('Work done by each person');
    expect(rowOf(work, 'Imani Wells').slice(0, 3)).toEqual(['Imani Wells', '112', '103']);
    expect(hrefOf(work.getByRole('link', { name: '112' }))).toBe(
      '#/reports/work?counted=calls-imani&n=112',
    );
    const promises = await table('Promised calls of each person');
    const [kept] = promises.getAllByRole('link', { name: '9' });
    expect(hrefOf(kept as HTMLElement)).toBe('#/reports/promises?counted=kept-imani&n=9');
    const rates = await table('Requests of each person, and how many booked');
    expect(rowOf(rates, 'Imani Wells')[2]).toMatch(/^48 %36 to 60 %/);
    expect(rowOf(rates, 'Marisol Ortega')[2]).toBe('too few to tell31 of 50 needed; 4 too young');
    expect(screen.getByText(/say more about luck than about the person/)).toBeVisible();
  });

  it('shows who worked although nobody asked, and says so where nobody did anything', async () => {
    openReports('/reports/people', { people: more.people({ groups: [] }) });
    expect(await screen.findByText('Nobody did anything in this time')).toBeVisible();
  });
});

describe('what is behind a figure and is no lead', () => {
  /** Rows as the API answers them for a figure, each with its lead. */
  function openBehind(address: string, resource: string, rows: object[]) {
    const asked: string[] = [];
    openDashboard(address, {
      handlers: [
        manager,
        http.get(`/api/${resource}`, ({ request }) => {
          asked.push(new URL(request.url).searchParams.get('filter') ?? '');
          const all = rows.map((row) => ({ ...row, lead: lead() }));
          return HttpResponse.json(all, {
            headers: { 'Content-Range': `${resource} 0-${rows.length - 1}/${rows.length}` },
          });
        }),
      ],
    });
    return asked;
  }

  it('lists the visits that were counted', async () => {
    const rows = [appointment({ status: 'noShow' }), appointment({ id: 2 })];
    const asked = openBehind('/reports/visits?counted=missed', 'appointments', rows);
    expect(await screen.findByRole('heading', { level: 1, name: '2 visits' })).toBeVisible();
    expect(JSON.parse(asked[0] ?? '')).toEqual({ counted: 'missed' });
    const [first] = screen.getAllByRole('row', { name: /Dolores Quintanilla/ });
    expect(first).toHaveTextContent('Did not come');
  });

  it('lists what somebody did, without what was written', async () => {
    const call = activity({
      type: 'call',
      actorId: 'imani',
      data: { outcome: 'voicemail', note: 'Her legs hurt.' },
    });
    const asked = openBehind('/reports/work?counted=calls-imani', 'activities', [call]);
    expect(await screen.findByText('Called: left voicemail.')).toBeVisible();
    expect(JSON.parse(asked[0] ?? '')).toEqual({ counted: 'calls-imani' });
    expect(screen.getByRole('row', { name: /Imani Wells/ })).toBeVisible();
    expect(screen.queryByText(/legs hurt/)).toBeNull();
  });

  it('lists promised calls with when they were promised and made', async () => {
    const rows = [
      task({ assigneeId: 'imani', doneAt: '2026-11-23T15:40:00.000Z' }),
      task({ id: 2, assigneeId: 'imani' }),
    ];
    openBehind('/reports/promises?counted=all-imani', 'tasks', rows);
    expect(await screen.findByText('2 promised calls')).toBeVisible();
    expect(screen.getByText('Today 9:40 am')).toBeVisible();
    expect(screen.getByText('Not yet')).toBeVisible();
  });
});

describe('each of these pages', () => {
  it.each(['funnel', 'response', 'capacity', 'sources', 'people'])(
    '%s says in words why there is nothing to see',
    async (page) => {
      openDashboard(`/reports/${page}`, {
        handlers: [
          manager,
          http.get('/api/reports/:name', () =>
            refuse(503, { message: 'The report could not be counted just now.' }),
          ),
        ],
      });
      expect(await screen.findByText(/could not be counted just now/)).toBeVisible();
    },
  );
});
