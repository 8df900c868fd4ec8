import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { duplicatePair, leadInShort, related } from '../support/msw/duplicates.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead, location, testNow } from '../support/msw/records.ts';
import { firstDeed, refuse } from '../support/msw/staffApi.ts';

describe('possible duplicates', () => {
  const pairs = { duplicates: [duplicatePair()] };

  it('stand side by side with the reasons in words, and lead to the merge', async () => {
    openDashboard('/duplicates', { tables: pairs });
    const card = within(await screen.findByRole('region', { name: /Dolores .* Dolorez/ }));
    expect(card.getByRole('link', { name: 'Dolores Quintanilla' })).toHaveAttribute(
      'href',
      '#/leads/1/show',
    );
    expect(card.getAllByText('(210) 555-0142')).toHaveLength(2);
    expect(
      card.getByText('Same phone, name sounds the same, asked within two weeks.'),
    ).toBeVisible();
    expect(card.getByRole('link', { name: 'Compare and merge' })).toHaveAttribute(
      'href',
      '#/leads/merge?ids=1,2',
    );
    expect(screen.queryByText(/restless/i)).toBeNull();
  });

  it('go when somebody says they are two, which can be taken back', async () => {
    const { person, api } = openDashboard('/duplicates', { tables: pairs });
    await screen.findByRole('region', { name: /Dolores/ });
    api.tables['duplicates'] = [];
    await person.click(screen.getByRole('button', { name: 'Not the same person' }));
    expect(await screen.findByText('Everybody is here once')).toBeVisible();
    expect(screen.getByText('Noted: two people.')).toBeVisible();
    await person.click(await screen.findByRole('button', { name: /Undo/ }));
    await waitFor(() =>
      expect(api.sent).toEqual([
        { method: 'POST', path: '/api/duplicates/1/rule-out', body: {} },
        { method: 'POST', path: '/api/undo', body: { activityId: firstDeed } },
      ]),
    );
  });

  it('that were ruled out can be looked at again', async () => {
    const ruledOut = duplicatePair({ ruledOutAt: testNow, ruledOutById: 'imani' });
    const { person, api } = openDashboard('/duplicates', { tables: { duplicates: [ruledOut] } });
    expect(await screen.findByText('Everybody is here once')).toBeVisible();
    await person.click(screen.getByRole('tab', { name: 'Not the same' }));
    await person.click(await screen.findByRole('button', { name: 'Look at them again' }));
    expect(await screen.findByText('Back among the possible duplicates.')).toBeVisible();
    expect(api.sent.map(({ path }) => path)).toEqual(['/api/duplicates/1/reconsider']);
  });

  it('are said in a sentence where the server refuses', async () => {
    const refused = http.post('/api/duplicates/1/rule-out', () =>
      refuse(409, { message: 'Somebody has said so already.' }),
    );
    const { person } = openDashboard('/duplicates', { tables: pairs, handlers: [refused] });
    await person.click(await screen.findByRole('button', { name: 'Not the same person' }));
    expect(await screen.findByText('Somebody has said so already.')).toBeVisible();
  });

  it('are counted over the list of leads, and not where there are none', async () => {
    openDashboard('/leads', { tables: pairs });
    const link = await screen.findByRole('link', { name: 'Possible duplicates: 1' });
    expect(link).toHaveAttribute('href', '#/duplicates');
  });
});

describe('on the page of a lead', () => {
  const answers = (values: Parameters<typeof related>[0]) =>
    http.get('/api/leads/1/related', () => HttpResponse.json(related(values)));

  it('stand household, earlier leads and who may be the same', async () => {
    const values = {
      household: [
        { lead: leadInShort({ id: 3, firstName: 'Hector' }), via: 'phone' as const, talkOk: null },
      ],
      earlier: [leadInShort({ id: 4, status: 'closed', closeReason: 'cost' })],
      duplicates: [
        { pairId: 7, lead: leadInShort({ id: 2 }), score: 90, why: 'same phone, same name' },
      ],
      elsewhere: true,
    };
    const { person, api } = openDashboard('/leads/1/show', { handlers: [answers(values)] });
    const card = within(await screen.findByRole('region', { name: 'Same person or household' }));
    expect(card.getByText(/Perhaps the same: same phone, same name\./)).toBeVisible();
    expect(card.getByText(/Was here before\./)).toBeVisible();
    expect(card.getByText(/Perhaps also at another location of the group/)).toBeVisible();
    expect(card.getByText(/Shares a phone with/)).toBeVisible();
    expect(card.getByText('Ask Dolores: may we talk to Hector about you?')).toBeVisible();
    expect(card.getByRole('link', { name: 'Compare and merge' })).toHaveAttribute(
      'href',
      '#/leads/merge?ids=1,2',
    );
    await person.click(card.getByRole('button', { name: 'Yes' }));
    expect(await screen.findByText('Noted: we may talk to Hector.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/1/talk-to', body: { otherId: 3, ok: true } },
    ]);
  });

  it('stands nothing where there is nobody else', async () => {
    openDashboard('/leads/1/show');
    await screen.findByRole('heading', { level: 1 });
    await screen.findByRole('region', { name: 'History' });
    expect(screen.queryByRole('region', { name: 'Same person or household' })).toBeNull();
  });
});

describe('while somebody is taken down', () => {
  const found = { lead: leadInShort(), score: 95, reasons: [], why: 'same phone, similar name' };

  it.each(['/leads/create', 'the find box'])('who is here already is said: %s', async (where) => {
    const asked: unknown[] = [];
    const check = http.post('/api/duplicates/check', async ({ request }) => {
      asked.push(await request.json());
      return HttpResponse.json([found]);
    });
    const find = http.get('/api/find', () => HttpResponse.json([]));
    const here = where === 'the find box' ? '/today' : where;
    const { person, api } = openDashboard(here, { handlers: [check, find] });
    if (where === 'the find box') {
      await person.click(await screen.findByRole('button', { name: /Find a person/ }));
      await person.type(screen.getByRole('combobox'), 'Dolores Quintanila');
    } else {
      await person.type(await screen.findByLabelText(/^First name/), 'Dolores');
      await person.type(screen.getByLabelText(/^Last name/), 'Quintanila');
    }
    expect(await screen.findByText(/Perhaps already here/)).toHaveTextContent(
      'Perhaps already here: Dolores Quintanilla, requested (same phone, similar name).',
    );
    const typed = { firstName: 'Dolores', lastName: 'Quintanila', locationId: 1 };
    expect(asked.at(-1)).toMatchObject(typed);
    expect(screen.getByRole('link', { name: 'Dolores Quintanilla' })).toBeVisible();
    expect(api.sent).toEqual([]);
  });

  it('asks nothing for half a name, and saves where asking fails', async () => {
    let asked = 0;
    const down = http.post('/api/duplicates/check', () => {
      asked += 1;
      return HttpResponse.error();
    });
    const { person, api } = openDashboard('/leads/create', {
      tables: { leads: [lead(), lead({ id: 99, firstName: 'Wes' })], locations: [location()] },
      handlers: [down],
    });
    await person.type(await screen.findByLabelText(/^First name/), 'Wes');
    expect(asked).toBe(0);
    await person.type(screen.getByLabelText(/^Last name/), 'Hartmann');
    await waitFor(() => expect(asked).toBe(1));
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.sent.map(({ path }) => path)).toEqual(['/api/leads']));
    expect(screen.queryByText(/Perhaps already here/)).toBeNull();
  });
});
