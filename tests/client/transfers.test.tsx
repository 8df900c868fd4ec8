import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, it } from 'vitest';
import type { Transfer } from '../../shared/transfer.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { refuse } from '../support/msw/staffApi.ts';

function transfer(values: Partial<Transfer> = {}): Transfer {
  return {
    id: 5,
    leadId: 9,
    reference: 'SP-9XK21',
    firstName: 'Pilar',
    lastName: 'Ibarra',
    language: 'es',
    requestedAt: '2026-11-20T15:00:00.000Z',
    fromLocationId: 2,
    fromName: 'Stone Oak',
    toLocationId: 1,
    toName: 'Alamo Heights',
    status: 'offered',
    note: 'Lives around your corner.',
    answerNote: null,
    offeredAt: '2026-11-23T15:00:00.000Z',
    offeredByName: 'Ruth Adler',
    answeredAt: null,
    answeredByName: null,
    ...values,
  };
}

it('shows on Today whom another location offers, and takes them over', async () => {
  const { api, person } = openDashboard('/today', { tables: { transfers: [transfer()] } });
  const offers = await screen.findByRole('region', { name: 'Offered by other locations' });
  expect(offers).toHaveTextContent('Pilar Ibarra');
  expect(offers).toHaveTextContent('Spanish, asked at Stone Oak');
  expect(offers).toHaveTextContent('Lives around your corner.');
  await person.click(within(offers).getByRole('button', { name: 'Accept: Pilar Ibarra' }));
  const dialog = await screen.findByRole('dialog', { name: 'Take over Pilar Ibarra?' });
  await person.click(within(dialog).getByRole('button', { name: 'Accept' }));
  expect(await screen.findByText('Pilar Ibarra is yours now.')).toBeVisible();
  expect(api.sent).toContainEqual(
    expect.objectContaining({
      path: '/api/leads/9/transfer/accept',
      body: { note: '', sendLink: false },
    }),
  );
});

it('asks why before it declines, and says where somebody was quicker', async () => {
  const { api, person } = openDashboard('/today', {
    tables: { transfers: [transfer()] },
    handlers: [
      http.post('/api/leads/9/transfer/decline', () =>
        refuse(409, { message: 'This offer has been withdrawn.' }),
      ),
    ],
  });
  await person.click(await screen.findByRole('button', { name: 'Decline: Pilar Ibarra' }));
  const dialog = await screen.findByRole('dialog', { name: 'Decline Pilar Ibarra?' });
  await person.click(within(dialog).getByRole('button', { name: 'Decline' }));
  expect(await within(dialog).findByText('Say in a few words why.')).toBeVisible();
  expect(api.sent).toEqual([]);
  await person.type(within(dialog).getByRole('textbox', { name: /Why/ }), 'Full until May.');
  await person.click(within(dialog).getByRole('button', { name: 'Decline' }));
  expect(await within(dialog).findByText('This offer has been withdrawn.')).toBeVisible();
});

it('offers a lead from its page, and can withdraw that there', async () => {
  const { api, person } = openDashboard('/leads/1/show', {
    tables: { transfers: [] },
    handlers: [
      http.get('/api/transfer-targets', () =>
        HttpResponse.json([
          { id: 1, name: 'Alamo Heights' },
          { id: 2, name: 'Stone Oak' },
        ]),
      ),
    ],
  });
  await person.click(await screen.findByRole('button', { name: 'More' }));
  await person.click(
    await screen.findByRole('menuitem', { name: 'Hand over to another location' }),
  );
  const dialog = await screen.findByRole('dialog', { name: 'Hand over to another location?' });
  const to = within(dialog).getByRole('combobox', { name: 'To' });
  expect(to).toHaveFocus();
  await person.click(to);
  expect(screen.queryByRole('option', { name: 'Alamo Heights' })).toBeNull();
  await person.click(await screen.findByRole('option', { name: 'Stone Oak' }));
  api.tables['transfers'] = [
    transfer({ leadId: 1, fromLocationId: 1, toLocationId: 2, toName: 'Stone Oak' }),
  ];
  await person.click(within(dialog).getByRole('button', { name: 'Offer' }));
  expect(api.sent[0]).toMatchObject({
    path: '/api/leads/1/transfer',
    body: { locationId: 2, note: '' },
  });
  expect(await screen.findByText(/Offered to Stone Oak by Ruth Adler/)).toBeVisible();
  await person.click(screen.getByRole('button', { name: 'Withdraw the offer' }));
  expect(await screen.findByText('The offer is withdrawn.')).toBeVisible();
  expect(api.sent.at(-1)?.path).toBe('/api/leads/1/transfer/withdraw');
});

it('lists what was handed over, without a way to leads that are others’ now', async () => {
  const gone = transfer({
    id: 6,
    firstName: 'Wes',
    lastName: 'Hartmann',
    fromLocationId: 1,
    toLocationId: 2,
    fromName: 'Alamo Heights',
    toName: 'Stone Oak',
    status: 'accepted',
    answerNote: 'Gladly.',
    answeredAt: '2026-11-23T15:30:00.000Z',
    answeredByName: 'Carmen Solis',
  });
  const came = transfer({ status: 'accepted', answeredAt: '2026-11-23T15:30:00.000Z' });
  openDashboard('/transfers', { tables: { transfers: [gone, came] } });
  expect(await screen.findByText('Wes Hartmann')).toBeVisible();
  expect(screen.getByText(/Taken over by Carmen Solis/)).toHaveTextContent('Gladly.');
  expect(screen.queryByRole('link', { name: 'Wes Hartmann' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Pilar Ibarra' })).toBeVisible();
});

it('says what to do where nothing was handed over yet', async () => {
  openDashboard('/transfers', { tables: { transfers: [] } });
  expect(await screen.findByText('Nothing was handed over yet')).toBeVisible();
});

it('tells whoever looks for a caller that they were handed over', async () => {
  const gone = transfer({
    fromLocationId: 1,
    toLocationId: 2,
    toName: 'Stone Oak',
    status: 'accepted',
    answeredAt: '2026-11-23T15:30:00.000Z',
  });
  const { person } = openDashboard('/today', {
    tables: { transfers: [gone] },
    handlers: [http.get('/api/find', () => HttpResponse.json([]))],
  });
  await screen.findByText('Nothing to do now');
  await person.keyboard('/');
  await person.type(await screen.findByRole('combobox', { name: /Find/ }), 'Pilar');
  const list = await screen.findByRole('list', { name: 'Handed over' });
  expect(list).toHaveTextContent('Pilar Ibarra');
  expect(list).toHaveTextContent('Handed over to Stone Oak');
});

it('tells whoever takes down a new lead that another location carries the person on', async () => {
  const gone = transfer({
    fromLocationId: 1,
    toLocationId: 2,
    toName: 'Stone Oak',
    status: 'accepted',
    answeredAt: '2026-11-23T15:30:00.000Z',
  });
  const asked: unknown[] = [];
  const { person } = openDashboard('/leads/create', {
    handlers: [
      http.get('/api/transfers', ({ request }) => {
        const filter = JSON.parse(
          new URL(request.url).searchParams.get('filter') ?? '{}',
        ) as object;
        const { q } = { q: undefined, ...filter };
        asked.push(q);
        const found = q === '2105550142' ? [gone] : [];
        return HttpResponse.json(found, { headers: { 'Content-Range': 'transfers 0-0/1' } });
      }),
    ],
  });
  await person.type(await screen.findByLabelText('Phone'), '(210) 555-0142');
  expect(await screen.findByText(/Handed over to Stone Oak/)).toHaveTextContent(
    'Pilar Ibarra: Handed over to Stone Oak, today 9:30 am. They carry it on.',
  );
  expect(asked).toEqual(['2105550142']);
});

it('turns the page of a lead into where it went, as soon as it is another location’s', async () => {
  openDashboard('/leads/1/show', {
    handlers: [
      http.get('/api/leads/1', () =>
        refuse(404, {
          code: 'lead.handedOver',
          message: 'This lead was handed over to Stone Oak on Monday, November 23.',
        }),
      ),
    ],
  });
  expect(await screen.findByText('Handed over')).toBeVisible();
  expect(screen.getByText(/to Stone Oak on Monday/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'See what was handed over' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
