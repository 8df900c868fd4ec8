import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { flushSync } from 'react-dom';
import { describe, expect, it } from 'vitest';
import type { ConsentEntry, LeadConsents } from '../../shared/consent-ledger.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, appointment, consents, lead, turn } from '../support/msw/records.ts';
import { firstDeed, manager, refuse } from '../support/msw/staffApi.ts';

const page = '/leads/1/show';

const entry = (values: Partial<ConsentEntry> = {}): ConsentEntry => ({
  id: 1,
  leadId: 1,
  at: '2026-11-23T15:00:00.000Z',
  channel: 'text',
  purpose: 'all',
  action: 'withdrawn',
  undoesId: null,
  takenBack: false,
  wordingVersion: null,
  wording: null,
  means: 'phone',
  actorId: 'marisol',
  ...values,
});

/** What the ledger answers: nothing was said but a “no” to texts, and mail may not be sent. */
function answered(): LeadConsents {
  const { now } = consents();
  return {
    now: now.map((each) => {
      if (each.channel === 'text') {
        return { ...each, state: 'withdrawn', refused: 'This person asked for no texts.' };
      }
      return each.channel === 'email'
        ? { ...each, state: 'withdrawn', refused: 'This person asked not to be mailed.' }
        : each;
    }),
    contactStop: null,
    rows: [entry(), entry({ id: 2, channel: 'phone', takenBack: true })],
  };
}

const ledger = (body: LeadConsents = answered()) =>
  http.get('/api/leads/1/consents', () => HttpResponse.json(body));
const admin = http.get('/api/me', () =>
  HttpResponse.json({ id: 'carmen', name: 'Carmen', email: 'c@example.com', role: 'admin' }),
);
const card = async () => within(await screen.findByRole('region', { name: 'May be contacted' }));

describe('whether somebody may be contacted', () => {
  it('is said with its reason, and what would be refused is not offered', async () => {
    openDashboard(page, { handlers: [ledger()] });
    expect(await screen.findByText('This person asked for no texts.')).toBeVisible();
    expect(screen.getByText('This person asked not to be mailed.')).toBeVisible();
    const send = screen.getByRole('button', { name: 'Send link' });
    expect(send).toBeDisabled();
    expect(send).toHaveAccessibleDescription('This person asked not to be mailed.');
    const lines = await card();
    expect(await lines.findByRole('button', { name: 'Yes: Yes to texts' })).toBeEnabled();
    expect(lines.queryByRole('button', { name: 'No: No texts' })).toBeNull();
  });

  it('changes with one click, which can be taken back', async () => {
    const { person, api } = openDashboard(page);
    await person.click(
      await (await card()).findByRole('button', { name: 'No: No follow-up mails' }),
    );
    expect(await screen.findByText('Written down: no follow-up mails.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/1/consents',
        body: { channel: 'email', action: 'withdrawn', purpose: 'followUp' },
      },
    ]);
    await screen.findByRole('button', { name: /^Undo/ });
    await person.keyboard('u');
    await waitFor(() => expect(api.sent.at(-1)?.body).toEqual({ activityId: firstDeed }));
  });

  it('changes with two keys, and a refusal is said', async () => {
    const refused = http.post(
      '/api/leads/1/consents',
      () => refuse(409, { message: 'The data of this person were erased.' }),
      { once: true },
    );
    const { person, api } = openDashboard(page, { handlers: [refused] });
    await (await card()).findByRole('button', { name: 'No: No calls' });
    await person.keyboard('p');
    await screen.findByRole('dialog', { name: 'What did they say?' });
    await person.keyboard('2');
    expect(await screen.findByText(/were erased/)).toBeVisible();
    await person.keyboard('p');
    await screen.findByRole('dialog', { name: 'What did they say?' });
    await person.keyboard('8');
    expect(await screen.findByText('Written down: voicemail is fine.')).toBeVisible();
    expect(api.sent.at(-1)?.body).toEqual({ channel: 'voicemail', action: 'given' });
  });

  it('shows all that was said, and what was a mistake', async () => {
    const { person } = openDashboard(page, { handlers: [ledger()] });
    await person.click(await (await card()).findByText('All that was said'));
    expect(await screen.findByText(/no to texts, on the phone · Marisol/)).toBeVisible();
    const mistake = screen.getByText(/no to calls, on the phone/);
    expect(mistake).toHaveStyle({ textDecoration: 'line-through' });
  });

  it('leaves no call back to be promised to who wants no calls', async () => {
    const body = consents();
    const refused = 'This person asked not to be called.';
    const now = body.now.map((each) => (each.channel === 'phone' ? { ...each, refused } : each));
    const { person } = openDashboard(page, { handlers: [ledger({ ...body, now })] });
    await screen.findByText(refused);
    await person.keyboard('l');
    const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
    expect(dialog.getByText(`${refused} No call back can be promised.`)).toBeVisible();
    expect(dialog.queryByLabelText(/Call back at/)).toBeNull();
  });
});

it('in the queue: the key P, and the lead stays', async () => {
  const next = http.post('/api/queue/next', () =>
    HttpResponse.json({ total: 1, turn: turn(), taken: [] }),
  );
  const { person, api } = openDashboard('/queue', { handlers: [next] });
  const name = (await screen.findByRole('heading', { level: 1 })).textContent.trim();
  await person.keyboard('p');
  await screen.findByRole('dialog', { name: 'What did they say?' });
  await person.keyboard('3');
  expect(await screen.findByText(/^Written down for .*: no texts\.$/)).toBeVisible();
  expect(api.sent.at(-1)).toMatchObject({ body: { channel: 'text', action: 'withdrawn' } });
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(name);
});

it('in the queue: the digit is heard by the dialog alone', async () => {
  const next = http.post('/api/queue/next', () =>
    HttpResponse.json({ total: 1, turn: turn(), taken: [] }),
  );
  const { person, api } = openDashboard('/queue', { handlers: [next] });
  await screen.findByRole('heading', { level: 1 });
  await person.keyboard('p');
  await screen.findByRole('dialog', { name: 'What did they say?' });
  // A browser lets React draw between two listeners: the dialog is gone when the page hears the key.
  const draw = () => flushSync(() => undefined);
  document.body.addEventListener('keydown', draw);
  await person.keyboard('3');
  document.body.removeEventListener('keydown', draw);
  await screen.findByText(/^Written down for .*: no texts\.$/);
  expect(screen.queryByRole('form', { name: 'Reached' })).toBeNull();
  await person.keyboard('{Enter}');
  expect(api.sent.map(({ path }) => path)).toEqual(['/api/leads/1/consents']);
});

describe('a pause', () => {
  it('is made from the panel of emergencies, for the person whose page it is', async () => {
    const { person, api } = openDashboard(page);
    await screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' });
    await person.keyboard('e');
    await person.click(
      await screen.findByRole('button', {
        name: 'Pause all automatic contact with Dolores Quintanilla',
      }),
    );
    expect(
      await screen.findByText('Automatic contact with Dolores Quintanilla is paused.'),
    ).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/1/stop-contact', body: { reason: 'crisis' } },
    ]);
  });

  it('elsewhere after a look for them', async () => {
    const { nextStep, nextStepAt, ...found } = lead({ id: 7 });
    const find = http.get('/api/find', () =>
      HttpResponse.json([
        { ...found, nextStep, nextStepAt, hasEmail: true, assignee: null, lastContact: null },
      ]),
    );
    const { person, api } = openDashboard('/leads', { handlers: [find] });
    await screen.findByRole('link', { name: 'Dolores Quintanilla' });
    await person.keyboard('e');
    expect(await screen.findByLabelText(/Pause all automatic contact/)).toHaveFocus();
    await person.keyboard('Dol');
    const hit = await screen.findByRole('option', { name: /^Dolores Quintanilla/ });
    expect(hit).toHaveTextContent('(210) 555-0142 · SP-7F3K2 · Alamo Heights');
    await person.keyboard('{Enter}');
    await waitFor(() => expect(api.sent.at(-1)?.path).toBe('/api/leads/7/stop-contact'));
  });

  it('of several people of one name takes the one that the arrows chose, and no other', async () => {
    const found = lead();
    const hits = [7, 8].map((id) => ({
      ...found,
      id,
      reference: `SP-${id}`,
      hasEmail: true,
      assignee: null,
      lastContact: null,
    }));
    const find = http.get('/api/find', () => HttpResponse.json(hits));
    const { person, api } = openDashboard('/leads', { handlers: [find] });
    await screen.findByRole('link', { name: 'Dolores Quintanilla' });
    await person.keyboard('e');
    await person.type(await screen.findByLabelText(/Pause all automatic contact/), 'Dol');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await person.keyboard('{Enter}');
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(api.sent).toEqual([]);
    await person.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('option', { name: /SP-8/ })).toHaveAttribute('aria-selected', 'true');
    await person.keyboard('{Enter}');
    await waitFor(() => expect(api.sent.at(-1)?.path).toBe('/api/leads/8/stop-contact'));
  });

  it('who is not to be contacted: the card says that this comes first', async () => {
    openDashboard(page, { tables: { leads: [lead({ contactStop: 'doNotContact' })] } });
    expect(
      await (await card()).findByText(/“Do not contact” comes before all of this/),
    ).toBeVisible();
  });

  it('stands beside the name in the list, and above all on the page, with what is booked', async () => {
    const tables = {
      leads: [lead({ contactStop: 'crisis', status: 'booked' })],
      appointments: [appointment()],
    };
    openDashboard('/leads', { tables });
    expect(await screen.findByText('Paused: crisis')).toBeVisible();
    window.location.hash = page;
    const banner = await screen.findByText(/This person is in a crisis/);
    expect(banner).toBeVisible();
    expect(await screen.findByText(/is still booked, and no reminder goes out/)).toBeVisible();
  });
});

describe('their data', () => {
  it('are nothing for the front desk to take along', async () => {
    openDashboard(page);
    await card();
    await screen.findByText('All that was said').catch(() => undefined);
    expect(screen.queryByRole('region', { name: 'Their data' })).toBeNull();
  });

  it('are taken along by managers, and erased by admins only', async () => {
    openDashboard(page, { handlers: [manager] });
    const data = within(await screen.findByRole('region', { name: 'Their data' }));
    expect(data.getByRole('link', { name: 'Export this person' })).toHaveAttribute(
      'href',
      '/api/leads/1/person-export',
    );
    expect(data.getByRole('link', { name: 'Proof of consent' })).toHaveAttribute(
      'href',
      '/api/leads/1/consents/proof',
    );
    expect(data.queryByRole('button', { name: 'Erase…' })).toBeNull();
  });

  it('go with a written reason and the reference typed by hand', async () => {
    const { person, api } = openDashboard(page, { handlers: [admin] });
    await person.click(await screen.findByRole('button', { name: 'Erase…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /Erase all about Dolores/ }));
    await person.type(dialog.getByLabelText(/^Why/), 'They asked.');
    await person.type(dialog.getByLabelText(/^Type SP-7F3K2/), 'SP-7F3K2');
    await person.click(dialog.getByRole('button', { name: 'Erase for good' }));
    expect(await screen.findByText(/^Erased\. What is left/)).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/1/erase',
        body: { reason: 'They asked.', reference: 'SP-7F3K2' },
      },
    ]);
  });

  it('that are gone leave a page on which nothing can be done', async () => {
    const at = '2026-11-23T15:10:00.000Z';
    const gone = { ...lead(), firstName: 'Erased', lastName: 'person', email: null, phone: null };
    const tables = {
      leads: [{ ...gone, erasedAt: at }],
      activities: [activity({ type: 'erased', data: { reason: 'They asked.' } })],
    };
    openDashboard(page, { tables });
    expect(await screen.findByText(/The data of this person were erased/)).toBeVisible();
    expect(await screen.findByText('They asked.')).toBeVisible();
    for (const name of ['Log call L', 'More', 'Show']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });
});
