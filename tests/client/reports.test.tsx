import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { appointment, lead, location, testNow } from '../support/msw/records.ts';
import * as made from '../support/msw/reports.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

const places = [
  location(),
  location({ id: 2, slug: 'stone-oak', name: 'Stone Oak' }),
  location({ id: 3, slug: 'westover', name: 'Westover' }),
];

/** Answers reports, and keeps what was asked for. */
function reports(answers: Record<string, unknown> = {}) {
  const asked: { name: string; parameters: Record<string, string>; accept: string | null }[] = [];
  const usual: Record<string, unknown> = {
    overview: made.overview(),
    comparison: made.comparison(),
    'time-to-stage': made.timeToStage(),
    'free-now': made.freeNow(),
    ...answers,
  };
  const handler = http.get('/api/reports/:name', ({ request, params }) => {
    const name = String(params['name']);
    const parameters = Object.fromEntries(new URL(request.url).searchParams);
    const accept = request.headers.get('Accept');
    asked.push({ name, parameters, accept });
    if (accept === 'text/csv') {
      return new HttpResponse('group,n\r\nall,412\r\n', {
        headers: { 'Content-Type': 'text/csv' },
      });
    }
    return HttpResponse.json(usual[name] as object);
  });
  const last = (name: string) => asked.findLast((each) => each.name === name)?.parameters;
  return { handler, asked, last };
}

type Options = { handlers?: RequestHandler[]; tables?: Parameters<typeof openDashboard>[1] };

function openReports(address: string, answers: Record<string, unknown> = {}, more: Options = {}) {
  const { handler, asked, last } = reports(answers);
  const { person } = openDashboard(address, {
    tables: { locations: places, ...more.tables?.tables },
    handlers: [...(more.handlers ?? []), manager, handler],
  });
  return { person, asked, last };
}

/** As it stands in names: with the thin space that `getByText` takes for any other. */
const percent = (share: number) => `${share}\u202f%`;

const addressNow = () => new URLSearchParams(window.location.hash.split('?')[1]);
const heading = (name: string) => screen.findByRole('heading', { level: 1, name });
const card = async (name: string) => within(await screen.findByRole('region', { name }));
/** A line as it is read, whatever of it is a link. */
const line = (words: string) => (_words: string, node: Element | null) =>
  node?.tagName === 'P' && node.textContent?.replaceAll('\u202f', ' ') === words;
const hrefOf = (link: HTMLElement) => decodeURIComponent(link.getAttribute('href') ?? '');

describe('who sees reports', () => {
  it('the front desk neither sees the place nor the page, and is told what to do', async () => {
    openDashboard('/reports');
    expect(await screen.findByText('Reports are for managers')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Reports' })).toBeNull();
  });

  it('managers find the place in the navigation', async () => {
    openReports('/reports');
    const navigation = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(await navigation.findByRole('link', { name: 'Reports' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});

describe('the address of a report', () => {
  it('is completed with the usual range and all locations, so that it can be sent on', async () => {
    const { last } = openReports('/reports');
    expect(await heading('August to October')).toBeVisible();
    await waitFor(() =>
      expect(Object.fromEntries(addressNow())).toEqual({
        from: '2026-08-01',
        to: '2026-10-31',
        locationId: 'all',
      }),
    );
    expect(last('overview')).toEqual({
      from: '2026-08-01',
      to: '2026-10-31',
      groupBy: 'location',
    });
    expect(
      await screen.findByText(
        'Overview · All my locations · as of Mon, Nov 23, 2026, 9:55 am (Central Time)',
      ),
    ).toBeVisible();
  });

  it('shows a colleague the same page: range, location, filters, as it stood on a day', async () => {
    const { last } = openReports(
      '/reports?from=2026-03-02&to=2026-04-11&locationId=2&source=web&language=es&asOf=2026-06-30',
    );
    expect(await heading('Mar 2 to Apr 11')).toBeVisible();
    expect(last('overview')).toEqual({
      from: '2026-03-02',
      to: '2026-04-11',
      locationId: '2',
      source: 'web',
      language: 'es',
      groupBy: 'location',
      asOf: '2026-07-01T05:00:00.000Z',
    });
    expect(screen.getByText('How they came: Web site')).toBeVisible();
    expect(screen.getByText('As it stood on Jun 30, 2026')).toBeVisible();
    expect(await screen.findByText(/Stone Oak · as it stood on/)).toBeVisible();
  });

  it('follows what is chosen: a location, a named range, two dates, a filter and its removal', async () => {
    const { person, last } = openReports('/reports');
    await person.click(
      await screen.findByRole('button', { name: 'Whose figures: All my locations' }),
    );
    await person.click(screen.getByRole('menuitem', { name: 'Westover' }));
    await waitFor(() => expect(last('overview')).toMatchObject({ locationId: '3' }));
    await person.click(screen.getByRole('button', { name: 'Range: Last 3 months' }));
    await person.click(screen.getByRole('button', { name: 'Last quarter' }));
    expect(await heading('July to September')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Range: Last quarter' }));
    const from = screen.getByLabelText('From');
    await person.clear(from);
    await person.type(from, '2026-08-15');
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(await heading('Aug 15 to Sep 30')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Filters' }));
    await person.click(screen.getByRole('combobox', { name: 'Language' }));
    await person.click(await screen.findByRole('option', { name: 'Spanish' }));
    await waitFor(() => expect(last('overview')).toMatchObject({ language: 'es' }));
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await person.keyboard('{Escape}');
    await person.click(
      await screen.findByRole('button', { name: 'Remove filter: Language: Spanish' }),
    );
    await waitFor(() => expect(addressNow().has('language')).toBe(false));
    expect(addressNow().get('locationId')).toBe('3');
  });

  it('goes along from page to page, and with the location of the top bar', async () => {
    const { person, last } = openReports('/reports?from=2026-09-01&to=2026-09-30&locationId=all');
    await heading('September');
    await person.click(await screen.findByRole('button', { name: 'Location: All locations' }));
    await person.click(screen.getByRole('menuitem', { name: 'Stone Oak' }));
    await waitFor(() => expect(last('overview')).toMatchObject({ locationId: '2' }));
    await person.click(screen.getByRole('link', { name: 'Time to stage' }));
    await waitFor(() =>
      expect(last('time-to-stage')).toEqual({
        from: '2026-09-01',
        to: '2026-09-30',
        locationId: '2',
        stage: 'infused',
      }),
    );
  });

  it('that makes no sense is answered at the field, which stands ready to be put right', async () => {
    const reversed = http.get('/api/reports/overview', ({ request }) => {
      const from = new URL(request.url).searchParams.get('from') ?? '';
      return from > '2026-10-31'
        ? refuse(400, { message: 'No.', errors: { to: 'This is before the first day.' } })
        : HttpResponse.json(made.overview());
    });
    const address = '/reports?from=2026-12-01&to=2026-10-31&locationId=all';
    const { person } = openReports(address, {}, { handlers: [reversed] });
    expect(await screen.findByText('This is before the first day.')).toBeVisible();
    expect(screen.getByLabelText('To')).toHaveAccessibleDescription(
      'This is before the first day.',
    );
    const from = screen.getByLabelText('From');
    await person.clear(from);
    await person.type(from, '2026-10-01');
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(await heading('October')).toBeVisible();
    expect(await screen.findByRole('region', { name: 'Asked' })).toBeVisible();
  });

  it('with no day in it reaches the server, which says so', async () => {
    const refused = http.get('/api/reports/overview', () =>
      refuse(400, { message: 'No.', errors: { from: 'Give a date like 2026-08-01.' } }),
    );
    openReports('/reports?from=soon&to=2026-10-31&locationId=all', {}, { handlers: [refused] });
    expect(await screen.findByText('Give a date like 2026-08-01.')).toBeVisible();
  });
});

describe('what is not there', () => {
  it('nobody asked: says so, and what to do', async () => {
    const nobody = made.overview({ groups: [made.overviewGroup({ n: 0 })] });
    openReports('/reports', { overview: nobody });
    expect(await screen.findByText('Nobody asked in this time')).toBeVisible();
  });

  it('a server that fails is a sentence and a way to try again', async () => {
    const broken = http.get('/api/reports/overview', () => refuse(500, { message: 'Broken.' }), {
      once: true,
    });
    const { person } = openReports('/reports', {}, { handlers: [broken] });
    await person.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Asked' })).toBeVisible();
  });
});

describe('the overview', () => {
  it('shows each figure with its interval, of how many, the range before and what it means', async () => {
    openReports('/reports');
    const asked = await card('Asked');
    expect(asked.getByText('412')).toBeVisible();
    expect(asked.getByText(line('May to July: 371'))).toBeVisible();
    expect(asked.getByText(made.definitions['asked'] ?? '')).toBeVisible();
    const contact = await card('Called within 60 business minutes');
    expect(contact.getByText(line('78 %'))).toBeVisible();
    expect(contact.getByText('middle one 21 min, slowest tenth 2 h 40')).toBeVisible();
    const booked = await card('Booked');
    expect(booked.getByText('46 %')).toBeVisible();
    expect(booked.getByText(line('May to July: 41 %'))).toBeVisible();
    expect(booked.getByText(line('41 to 51 %, of 347; 65 too young to tell'))).toBeVisible();
    expect(screen.queryByText(/all my locations:/)).toBeNull();
  });

  it('every number opens its rows', async () => {
    openReports('/reports');
    const booked = await card('Booked');
    const link = (name: string) => hrefOf(booked.getByRole('link', { name }));
    expect(link(percent(46))).toContain('filter={"counted":"booked30"}');
    expect(link('347')).toContain('filter={"counted":"booked30-n"}');
    expect(link('65')).toContain('filter={"counted":"booked30-early"}');
    const noShow = await card('Did not come');
    expect(hrefOf(noShow.getByRole('link', { name: '171 visits' }))).toBe(
      '#/reports/visits?counted=noShow-n',
    );
  });

  it('of few it tells counts, and of the young that it is too early', async () => {
    const few = made.overviewGroup({
      n: 12,
      booked: [made.fixed(30, 3, 4, 8), made.fixed(60, 0, 0, 12), made.fixed(90, 0, 0, 12)],
    });
    openReports('/reports', { overview: made.overview({ groups: [few], whole: few }) });
    const booked = await card('Booked');
    expect(booked.getByText(line('3 of 4'))).toBeVisible();
    expect(hrefOf(booked.getByRole('link', { name: '3' }))).toContain('"fixed30"');
    expect(hrefOf(booked.getByRole('link', { name: '4' }))).toContain('"fixed30-n"');
    expect(booked.queryByText('75 %')).toBeNull();
    expect(booked.getAllByText('Too early to tell')).toHaveLength(2);
    expect(
      booked.getByRole('link', { name: 'for 12 of 12 sixty days have not passed' }),
    ).toBeVisible();
  });

  it('puts one location beside all of them', async () => {
    const stoneOak = made.overviewGroup({ group: 2, label: 'Stone Oak', n: 90 });
    const answer = made.overview({ groupBy: 'location', groups: [stoneOak] });
    openReports('/reports?locationId=2', { overview: answer });
    const asked = await card('Asked');
    expect(asked.getByText('90')).toBeVisible();
    expect(asked.getByText(line('all my locations: 412'))).toBeVisible();
  });

  it('says what changed most where that is more than chance, else nothing', async () => {
    const sentence = 'Booked within 30 days fell from 41 to 33 %, more than chance explains.';
    openReports('/reports', { overview: made.overview({ sentence }) });
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('lists every figure by location, in the order of names, with all of them last', async () => {
    const named = ['Westover', 'Alamo Heights'].map((label, index) =>
      made.overviewGroup({ group: index + 1, label, n: 10 + index }),
    );
    openReports('/reports', { overview: made.overview({ groupBy: 'location', groups: named }) });
    const table = within(await screen.findByRole('table', { name: 'Every figure by location' }));
    const first = table.getAllByRole('rowheader').map((cell) => cell.textContent);
    expect(first).toEqual(['Alamo Heights', 'Westover', 'All my locations']);
  });

  it('tells the earliest free time now, but not of a day that has passed', async () => {
    const { person } = openReports('/reports');
    expect(await screen.findByText('Wed, Nov 25, 10:30 am')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Range: Last 3 months' }));
    await person.type(screen.getByLabelText('As it stood at the end of'), '2026-11-10');
    await person.click(screen.getByRole('button', { name: 'Show' }));
    await screen.findByText('As it stood on Nov 10, 2026');
    expect(screen.queryByText('Earliest free time now')).toBeNull();
  });
});

describe('the locations', () => {
  it('are compared by the rate in the address, all of them, whatever the top bar says', async () => {
    const { person, last } = openReports('/reports/locations?locationId=2');
    await person.click(await screen.findByRole('button', { name: 'Rate: Booked within 30 days' }));
    await person.click(screen.getByRole('menuitem', { name: 'Infused within 60 days' }));
    await waitFor(() => expect(last('comparison')).toMatchObject({ rate: 'infused60' }));
    expect(last('comparison')).not.toHaveProperty('locationId');
    expect(addressNow().get('rate')).toBe('infused60');
  });

  it('stand in a table by name that says what the picture shows', async () => {
    const few = made.comparedLocation({
      group: 4,
      label: 'Boerne',
      rate: made.rate(3, 4, 'few'),
      tooFew: true,
      shrunk: null,
      standardised: null,
      place: null,
    });
    const { groups } = made.comparison();
    openReports('/reports/locations', {
      comparison: made.comparison({ groups: [...groups, few] }),
    });
    const table = await screen.findByRole('table', { name: 'The comparison in numbers' });
    const rows = within(table).getAllByRole('row').slice(1);
    const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent));
    expect(cells[1]?.slice(0, 5)).toEqual(['Boerne', '171', '4', '3', 'too few']);
    expect(cells[2]?.slice(0, 5)).toEqual(['Stone Oak', '90', '78', '21', '27\u202f%']);
    expect(cells[2]?.slice(6, 9)).toEqual(['30\u202f%', 'below 99.8 %', '12']);
    expect(
      within(table).getByRole('columnheader', { name: 'Pulled to all by 20 leads' }),
    ).toBeVisible();
    expect(
      screen.getByText('Counts only, not drawn, because they are fewer than 5: Boerne: 3 of 4.'),
    ).toBeVisible();
  });

  it('warn where a difference turns round at the same mix of people', async () => {
    const sentence = 'Alamo Heights is above Westover, but below it at the same mix.';
    openReports('/reports/locations', {
      comparison: made.comparison({ mixWarnings: [{ a: 1, b: 3, sentence }] }),
    });
    expect(await screen.findByText(sentence)).toBeVisible();
  });
});

describe('the time to a stage', () => {
  it('has a table behind each curve that equals the answer', async () => {
    const answer = made.timeToStage();
    openReports('/reports/time-to-stage', { 'time-to-stage': answer });
    const table = await screen.findByRole('table', { name: 'Booked: the curve in numbers' });
    const rows = within(table).getAllByRole('row').slice(1);
    const expected = answer.groups[0]?.curve.map(({ day, atRisk, events, competing, incidence }) =>
      [day, atRisk, events, competing, `${Math.round(incidence * 100)}\u202f%`].map(String),
    );
    expect(
      rows.map((row) => [...row.children].slice(1, 6).map((cell) => cell.textContent)),
    ).toEqual(expected);
  });

  it('shows the table on demand, and says that who was closed is lost and not missing', async () => {
    const { person } = openReports('/reports/time-to-stage');
    const booked = await card('Booked, by days since they asked');
    expect(booked.getByText(/Closed before counts as lost, not as missing/)).toBeVisible();
    expect(booked.getByRole('figure', { name: /the share so far on each day/ })).toBeVisible();
    const button = booked.getByRole('button', { name: 'Show as table' });
    await person.click(button);
    expect(button).toHaveTextContent('Hide table');
  });

  it('is grouped as the address says; of more than six each has a chart of its own', async () => {
    const { person, last } = openReports('/reports/time-to-stage', {
      'time-to-stage': made.timeToStage({
        groups: Array.from({ length: 7 }, (_, index) =>
          made.timedGroup({ group: `g${index}`, label: `Group ${index}` }),
        ),
      }),
    });
    await person.click(await screen.findByRole('button', { name: 'By: Nothing: all together' }));
    await person.click(screen.getByRole('menuitem', { name: 'concern' }));
    await waitFor(() => expect(last('time-to-stage')).toMatchObject({ groupBy: 'concern' }));
    expect(addressNow().get('groupBy')).toBe('concern');
    const last6 = { level: 3, name: /^Group 6/ };
    await waitFor(() => expect(screen.getAllByRole('heading', last6)).toHaveLength(2));
  });
});

describe('the rows behind a figure', () => {
  it('are listed whatever location is chosen above, under a chip that can be taken off', async () => {
    const filters: string[] = [];
    const listed = http.get('/api/leads', ({ request }) => {
      filters.push(new URL(request.url).searchParams.get('filter') ?? '');
      return HttpResponse.json([lead()], {
        headers: { 'X-Total-Count': '1', 'Content-Range': '0-0/1' },
      });
    });
    const { person } = openReports('/reports', {}, { handlers: [listed] });
    await person.click(await screen.findByRole('button', { name: 'Location: All locations' }));
    await person.click(screen.getByRole('menuitem', { name: 'Stone Oak' }));
    const [link] = (await card('Booked')).getAllByRole('link', { name: percent(46) });
    await person.click(link as HTMLElement);
    expect(await screen.findByText('Dolores Quintanilla')).toBeVisible();
    expect(filters.at(-1)).toBe('{"counted":"booked30"}');
    const chip = 'Remove filter: Behind a report’s figure';
    await person.click(screen.getByRole('button', { name: chip }));
    await waitFor(() => expect(filters.at(-1)).toBe('{"locationId":2}'));
  });

  it('that are visits have a page of their own', async () => {
    const visit = {
      ...appointment({ status: 'noShow', startsAt: testNow }),
      counted: 'noShow',
      lead: lead(),
    };
    openReports(
      '/reports/visits?counted=noShow',
      {},
      { tables: { tables: { appointments: [visit] } } },
    );
    expect(await heading('1 visit')).toBeVisible();
    const row = within(
      (await screen.findByRole('link', { name: 'Dolores Quintanilla' })).closest(
        'tr',
      ) as HTMLElement,
    );
    expect(row.getByText('Today 9:55 am')).toBeVisible();
    expect(row.getByText('Consultation')).toBeVisible();
    expect(row.getByText('Did not come')).toBeVisible();
    expect(row.getByText('Alamo Heights')).toBeVisible();
  });
});

describe('CSV', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is the same report, asked for as a table', async () => {
    const files: Blob[] = [];
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
        revokeObjectURL: () => undefined,
      }),
    );
    const { person, asked } = openReports('/reports?from=2026-09-01&to=2026-09-30&locationId=2');
    await person.click(await screen.findByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(files).toHaveLength(1));
    const table = asked.find(({ accept }) => accept === 'text/csv');
    expect(table?.parameters).toEqual(asked.find(({ name }) => name === 'overview')?.parameters);
  });
});
