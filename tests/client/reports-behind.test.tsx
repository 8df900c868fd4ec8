import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { figureWords } from '../../client/admin/format/countedWords.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, lead, location } from '../support/msw/records.ts';
import * as more from '../support/msw/reports-more.ts';
import * as made from '../support/msw/reports.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

/** What stands above the rows behind a figure, and what a report says of fewer than five. */

const asOf = '2026-11-23T15:55:00.000Z';
const range = `from=2026-08-01&to=2026-10-31&asOf=${encodeURIComponent(asOf)}`;

/** Opens a list of which the server has `total` rows. */
function openList(address: string, resource: string, rows: object[], total: number) {
  return openDashboard(address, {
    tables: { locations: [location(), location({ id: 2, slug: 'oak', name: 'Stone Oak' })] },
    handlers: [
      manager,
      http.get(`/api/${resource}`, () =>
        HttpResponse.json(rows, {
          headers: { 'X-Total-Count': `${total}`, 'Content-Range': `${resource} 0-0/${total}` },
        }),
      ),
    ],
  });
}

function openLeads(counted: string, total: number) {
  const filter = encodeURIComponent(JSON.stringify({ counted }));
  return openList(`/leads?displayedFilters={}&filter=${filter}`, 'leads', [lead()], total);
}

function openReport(address: string, name: string, answer: object) {
  const asked: URLSearchParams[] = [];
  openDashboard(address, {
    tables: { locations: [location(), location({ id: 2, slug: 'oak', name: 'Stone Oak' })] },
    handlers: [
      manager,
      http.get(`/api/reports/${name}`, ({ request }) => {
        asked.push(new URL(request.url).searchParams);
        return HttpResponse.json(answer);
      }),
    ],
  });
  return asked;
}

const addressNow = () => new URLSearchParams(window.location.hash.split('?')[1]);

describe('above the leads behind a figure', () => {
  it('stands which figure it is, how many were counted, and the way back', async () => {
    openLeads(`figure=within:booked:30&n=160&${range}&by=location&group=2&source=web`, 160);
    expect(
      await screen.findByText('Behind a report’s figure: booked within 30 days'),
    ).toBeVisible();
    const back = await screen.findByRole('link', { name: 'Back to the report' });
    const note = back.closest('p');
    expect(note).toHaveTextContent(
      'Booked within 30 days · August to October · Stone Oak · Web site · as of Mon, Nov 23, 2026, 9:55 am · 160 counted · Back to the report',
    );
    const { searchParams } = new URL(`http://any${back.getAttribute('href')?.slice(1)}`);
    expect(Object.fromEntries(searchParams)).toEqual({
      from: '2026-08-01',
      to: '2026-10-31',
      locationId: 'all',
      groupBy: 'location',
      source: 'web',
    });
    expect(screen.queryByText(/isn’t yours/)).toBeNull();
  });

  it('stands how many are not listed, and where they are', async () => {
    openLeads(`figure=all&n=3&${range}`, 1);
    expect(
      await screen.findByText(/^2 of them are carried on at a location that isn’t yours/),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Handed over' })).toHaveAttribute(
      'href',
      '#/transfers',
    );
  });

  it('is no number missing where the list is narrowed further', async () => {
    const filter = encodeURIComponent(
      JSON.stringify({ counted: `figure=all&n=3&${range}`, language: 'es' }),
    );
    openList(`/leads?displayedFilters={}&filter=${filter}`, 'leads', [lead()], 1);
    expect(await screen.findByText(/3 counted/)).toBeVisible();
    expect(screen.queryByText(/isn’t yours/)).toBeNull();
  });

  it('stands nothing untrue of a word that is no figure', async () => {
    openLeads(`figure=constructor&n=1&${range}`, 1);
    expect(await screen.findByText('Behind a report’s figure: counted in a figure')).toBeVisible();
  });
});

it('above the work of somebody stands whose it is, and how many times were counted', async () => {
  const counted = encodeURIComponent(`kind=calls&user=imani&${range}`);
  const call = activity({ type: 'call', actorId: 'imani', data: { outcome: 'voicemail' } });
  openList(`/reports/work?counted=${counted}&n=1`, 'activities', [{ ...call, lead: lead() }], 1);
  const back = await screen.findByRole('link', { name: 'Back to the report' });
  await waitFor(() =>
    expect(back.closest('p')).toHaveTextContent(
      'Calls · August to October · Imani Wells · as of Mon, Nov 23, 2026, 9:55 am · 1 counted',
    ),
  );
  expect(back.getAttribute('href')).toContain('#/reports/people?');
});

it('every kind of figure has words', () => {
  const words = (figure: string, kind = 'asked') => figureWords({ figure, kind });
  expect(words('last:booked:closed:cost')).toBe('Closed: Cost, furthest stage: booked');
  expect(words('early:60')).toBe('Asked less than 60 days ago: too early to tell');
  expect(words('arrivedWithin:33')).toBe(
    'Asked on Mondays in the hour from 9 am, and tried within the target',
  );
  expect(words('seenLeft:none', 'looked')).toBe('Saw no free time, and left without booking');
  expect(words('all', 'looked')).toBe('Looked for a time');
  expect(words('stage:infused', 'taken')).toBe('Taken over, and infused');
  expect(words('noShow:7', 'visits')).toBe(
    'Did not come, booked ahead in the step that begins at 7 days',
  );
});

describe('figures that had no rows', () => {
  it('all that are closed, the range before and the taken over open theirs', async () => {
    const answer = made.overview();
    openReport('/reports', 'overview', answer);
    const hrefs = async (name: string) => {
      const card = within(await screen.findByRole('region', { name }));
      return card
        .getAllByRole('link')
        .map((link) => decodeURIComponent(String(link.getAttribute('href'))));
    };
    expect((await hrefs('Closed'))[0]).toContain('{"counted":"closed"}');
    expect((await hrefs('Asked'))[1]).toContain('{"counted":"before-asked"}');
    expect((await hrefs('Handed over to another location')).join(' ')).toMatch(
      /takenOver-booked.*takenOver-infused/,
    );
  });

  it('unmet demand is of those of whom it can be said; of none it is too early', async () => {
    const whole = made.overviewGroup({
      unmet: { ...made.rate(0, 0), shown: 12, shownRows: { counted: 'shown' } },
    });
    openReport('/reports', 'overview', made.overview({ whole }));
    const unmet = within(await screen.findByRole('region', { name: 'Found no time soon enough' }));
    expect(unmet.getByText('Too early to tell')).toBeVisible();
    expect(unmet.getByRole('link', { name: '12' })).toBeVisible();
  });
});

describe('fewer than five', () => {
  it('make no funnel plot and no curve', async () => {
    const answer = made.comparison({
      whole: { ...made.rate(2, 3), rate: null, lower: null, upper: null },
      limits: [],
    });
    openReport('/reports/locations', 'comparison', answer);
    expect(await screen.findByText(/^Too few to draw: 3 of all locations/)).toBeVisible();
  });

  it('are told beside the curves of the others', async () => {
    const groups = [
      made.timedGroup({ group: 1, label: 'Alamo Heights' }),
      made.timedGroup({ group: 2, label: 'Stone Oak', n: 2 }),
    ];
    openReport('/reports/time-to-stage', 'time-to-stage', made.timeToStage({ groups }));
    await screen.findByRole('table', { name: 'Infused: the curve in numbers' });
    expect(screen.getAllByText('Too few to draw: Stone Oak 2 asked.')).toHaveLength(2);
    const [table] = screen.getAllByRole('table', { name: 'Booked: the curve in numbers' });
    expect(table).not.toHaveTextContent('Stone Oak');
  });

  it('have no middle one, and who waits since just now is not told as 0 minutes', async () => {
    const wait = { minutes: 0.2, atLeast: true };
    const few = made.response({ attempted: 2, waiting: 1 });
    const young = made.response({ medianIs: wait, p90Is: wait });
    const whole = made.overviewGroup({ response: young });
    const answer = made.overview({
      whole: { ...whole, before: made.overviewFigures({ response: few }) },
    });
    openReport('/reports', 'overview', answer);
    const card = within(
      await screen.findByRole('region', { name: 'Called within 60 business minutes' }),
    );
    expect(card.getByText('how long is not known yet')).toBeVisible();
    expect(card.getByText(/too few to tell how long/)).toBeVisible();
  });
});

it('people are told without filters, whatever the address brought along', async () => {
  const asked = openReport(
    '/reports/people?from=2026-08-01&to=2026-10-31&locationId=2&source=web&concern=anxiety',
    'people',
    more.people(),
  );
  expect(await screen.findByRole('table', { name: 'Work done by each person' })).toBeVisible();
  expect(Object.fromEntries(addressNow())).toEqual({
    from: '2026-08-01',
    to: '2026-10-31',
    locationId: '2',
  });
  expect(asked.map((each) => [...each.keys()])).toEqual([['from', 'to', 'locationId']]);
  expect(screen.queryByRole('button', { name: 'Filters' })).toBeNull();
});

it('of a location that is not there one goes on to all of them', async () => {
  openDashboard('/reports?from=2026-08-01&to=2026-10-31&locationId=99', {
    tables: { locations: [location(), location({ id: 2, slug: 'oak', name: 'Stone Oak' })] },
    handlers: [
      manager,
      http.get('/api/reports/overview', ({ request }) =>
        new URL(request.url).searchParams.has('locationId')
          ? refuse(404, { message: 'This location is not there.' })
          : HttpResponse.json(made.overview()),
      ),
    ],
  });
  const go = await screen.findByRole('button', { name: 'All my locations' });
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  go.click();
  expect(await screen.findByRole('region', { name: 'Asked' })).toBeVisible();
});

it('the end of a day is told as that day', async () => {
  const answer = made.overview({ asOf: '2026-11-02T06:00:00.000Z' });
  openReport('/reports?asOf=2026-11-01', 'overview', answer);
  expect(await screen.findByText(/as it stood on Sun, Nov 1, 2026, end of day/)).toBeVisible();
});
