import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse, type RequestHandler } from 'msw';
import { describe, expect, it } from 'vitest';
import type { FoundLead } from '../../shared/found-lead.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead, location } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

function found(values: Partial<FoundLead> = {}): FoundLead {
  return {
    id: 1,
    reference: 'SP-7F3K2',
    locationId: 1,
    firstName: 'Dolores',
    lastName: 'Quintanilla',
    phone: '+12105550142',
    language: 'es',
    status: 'emailed',
    closeReason: null,
    nextStep: 'call',
    nextStepAt: '2026-11-23T15:15:00.000Z',
    contactStop: null,
    voicemailOk: true,
    hasEmail: true,
    assignee: { id: 'imani', name: 'Imani Wells' },
    lastContact: {
      at: '2026-11-22T22:10:00.000Z',
      by: { id: 'imani', name: 'Imani Wells' },
      what: 'call',
      outcome: 'voicemail',
    },
    ...values,
  };
}

const dolores = found();
const dario = found({ id: 2, firstName: 'Darío', lastName: 'Quintero', language: 'en' });
const leads = [lead(), lead({ id: 2, firstName: 'Darío', lastName: 'Quintero' })];

/** What was asked, and who answers. */
function answering(answer: (q: string) => FoundLead[] | Promise<FoundLead[]>) {
  const asked: string[] = [];
  const handler = http.get('/api/find', async ({ request }) => {
    const q = new URL(request.url).searchParams.get('q') ?? '';
    asked.push(q);
    return HttpResponse.json(await answer(q));
  });
  return { asked, handler };
}

async function openBox(handlers: RequestHandler[], tables = {}) {
  const opened = openDashboard('/leads', { tables: { leads, ...tables }, handlers });
  await screen.findByRole('link', { name: 'Dolores Quintanilla' });
  await opened.person.keyboard('/');
  return opened;
}
const box = () => screen.getByRole('combobox', { name: 'Find a person' });
const option = (name: RegExp | string) => screen.findByRole('option', { name });
const dialog = () => screen.queryByRole('dialog', { name: 'Find a person' });

describe('the box', () => {
  it('opens at the slash, finds while one types, and says what has to be known', async () => {
    const { asked, handler } = answering(() => [dolores]);
    const { person } = await openBox([handler]);
    expect(box()).toHaveFocus();
    await person.keyboard('0142');
    const row = await option(/Dolores Quintanilla/);
    expect(row).toHaveTextContent('Spanish');
    expect(row).toHaveTextContent('(210) 555-0142');
    expect(row).toHaveTextContent('with Imani Wells');
    expect(row).toHaveTextContent('Call, left voicemail, by Imani Wells, yesterday 4:10 pm');
    expect(row).toHaveTextContent('Voicemail is fine');
    expect(row).toHaveTextContent('Emailed');
    expect(row).toHaveTextContent('Call · 40 min late');
    expect(screen.getByRole('status', { name: '' })).toHaveTextContent('1 found.');
    expect(asked).toEqual(['0142']);
  });

  it('opens at Ctrl+K in the middle of a text, and gives the focus back at Escape', async () => {
    const { handler } = answering(() => []);
    const { person } = openDashboard('/leads/1/show', { handlers: [handler] });
    await person.type(await screen.findByLabelText('Note'), 'Half a/');
    await person.keyboard('{Control>}k{/Control}');
    expect(box()).toHaveFocus();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(screen.getByLabelText('Note')).toHaveFocus();
    expect(screen.getByLabelText('Note')).toHaveValue('Half a/');
  });

  it('walks with the arrows, points to the row it is at, and opens it at Enter', async () => {
    const { handler } = answering(() => [dolores, dario]);
    const { person } = await openBox([handler]);
    await person.keyboard('quin');
    const second = await option(/Darío Quintero/);
    await waitFor(() => expect(box()).toHaveAttribute('aria-expanded', 'true'));
    expect(box()).toHaveAttribute('aria-controls', screen.getByRole('listbox').id);
    await person.keyboard('{ArrowDown}');
    expect(second).toHaveAttribute('aria-selected', 'true');
    expect(box()).toHaveAttribute('aria-activedescendant', second.id);
    await person.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Darío Quintero' })).toBeVisible();
    expect(dialog()).toBeNull();
  });

  it('shows all in the list, as its last row', async () => {
    const { handler } = answering(() => [dario]);
    const { person } = await openBox([handler]);
    await person.keyboard('Quintero');
    await option(/Darío/);
    await person.keyboard('{ArrowUp}{Enter}');
    expect(
      await screen.findByRole('button', { name: 'Remove filter: Search: Quintero' }),
    ).toBeVisible();
    await waitFor(() => expect(screen.queryByText('Dolores Quintanilla')).toBeNull());
  });

  it('asks nothing for a single character', async () => {
    const { asked, handler } = answering(() => [dolores]);
    const { person } = await openBox([handler]);
    await person.keyboard('q');
    expect(await screen.findByText(/Two letters of a name/)).toBeVisible();
    await person.keyboard('u');
    await option(/Dolores/);
    expect(asked).toEqual(['qu']);
  });
});

describe('a slow answer', () => {
  it('never shows for what was typed after it', async () => {
    const gate = Promise.withResolvers<FoundLead[]>();
    const { handler } = answering((q) => (q === 'dolo' ? gate.promise : [dario]));
    const { person } = await openBox([handler]);
    await person.type(box(), 'dolo');
    expect(await screen.findAllByText(/^Still looking/)).not.toHaveLength(0);
    await person.clear(box());
    await person.type(box(), 'dari');
    await option(/Darío/);
    gate.resolve([dolores]);
    await person.type(box(), 'o');
    await option(/Darío/);
    expect(screen.queryByRole('option', { name: /Dolores/ })).toBeNull();
  });

  it('is waited for by an early Enter, which opens the only one found', async () => {
    const { handler } = answering(() => [dario]);
    const { person } = await openBox([handler]);
    await person.keyboard('0142{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Darío Quintero' })).toBeVisible();
  });

  it('opens nobody at an early Enter where there are several', async () => {
    const { handler } = answering(() => [dolores, dario]);
    const { person } = await openBox([handler]);
    await person.keyboard('quin{Enter}');
    await option(/Dolores/);
    expect(dialog()).toBeVisible();
  });

  it('is never taken for an earlier one: Enter opens nobody who was found for another text', async () => {
    const { handler } = answering((q) => (q === 'dolo' ? [dolores] : [dario]));
    const { person } = await openBox([handler]);
    await person.keyboard('dolo');
    await option(/Dolores/);
    await person.clear(box());
    await person.keyboard('0142{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Darío Quintero' })).toBeVisible();
  });

  it('that never comes is told in a sentence, with a way to try again', async () => {
    const { handler } = answering(() => [dolores]);
    const offline = http.get('/api/find', () => HttpResponse.error(), { once: true });
    const { person } = await openBox([offline, handler]);
    await person.keyboard('dolo');
    expect(await screen.findByText(/The server can’t be reached/)).toBeVisible();
    expect(screen.queryByText(/Nobody found/)).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    await option(/Dolores/);
  });
});

describe('what can be done with somebody found', () => {
  async function openActions(who = dolores, handlers: RequestHandler[] = []) {
    const opened = await openBox([...handlers, answering(() => [who]).handler]);
    await opened.person.keyboard('dolo');
    await option(/Dolores/);
    await opened.person.keyboard('{ArrowRight}');
    await screen.findByRole('group', { name: 'What to do' });
    return opened;
  }

  it('logs a call in two keys and says it back, and a second press is no second call', async () => {
    const { person, api } = await openActions();
    await person.keyboard('11');
    expect(await screen.findByText('Call saved: no answer.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'POST', path: '/api/leads/1/calls', body: { outcome: 'noAnswer' } },
    ]);
  });

  it.each([
    ['2', 'voicemail'],
    ['3', 'reached'],
    ['5', 'wrongNumber'],
  ])('has the outcome of a call on the key %s', async (key, outcome) => {
    const { person, api } = await openActions();
    await person.keyboard(key);
    await screen.findByText(/^Call saved/);
    expect(api.sent[0]?.body).toEqual({ outcome });
  });

  it('says why a call could not be saved, and lets try again', async () => {
    const refused = http.post(
      '/api/leads/1/calls',
      () => refuse(503, { message: 'Not just now.' }),
      {
        once: true,
      },
    );
    const { person } = await openActions(dolores, [refused]);
    await person.keyboard('1');
    expect(await screen.findByText(/Not just now\./)).toBeVisible();
    await person.keyboard('1');
    expect(await screen.findByText('Call saved: no answer.')).toBeVisible();
  });

  it('opens the forms on their keys, and the page at Enter', async () => {
    const { person, api } = await openActions();
    await person.keyboard('s');
    const mail = within(await screen.findByRole('dialog', { name: 'Send a mail' }));
    await person.click(mail.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Send a mail' })).toBeNull());
    expect(api.sent[0]).toMatchObject({ path: '/api/leads/1/emails' });
    await person.keyboard('l');
    expect(await screen.findByRole('dialog', { name: 'Log a call' })).toBeVisible();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Log a call' })).toBeNull());
    await person.click(screen.getByRole('button', { name: /^Open/ }));
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Dolores');
  });

  it('leads back to the list with the left arrow, or Escape', async () => {
    const { person } = await openActions();
    await person.keyboard('{ArrowLeft}');
    await option(/Dolores/);
    expect(box()).toHaveFocus();
    await person.keyboard('{ArrowRight}');
    await screen.findByRole('group', { name: 'What to do' });
    await person.keyboard('{Escape}');
    await option(/Dolores/);
    expect(dialog()).toBeVisible();
  });

  it('offers nothing that would be refused', async () => {
    await openActions(found({ status: 'closed', closeReason: 'cost', hasEmail: false }));
    expect(screen.queryByRole('button', { name: /^Book/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Send link/ })).toBeNull();
    expect(screen.getByRole('button', { name: /^No answer/ })).toBeVisible();
  });
});

describe('nobody found', () => {
  const nobody = () => answering(() => []).handler;

  it('makes a new lead from what was typed, in the same box', async () => {
    const created = http.post('/api/leads', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ ...lead({ id: 2 }) }, { status: 201 });
    });
    const sent: unknown[] = [];
    const { person } = await openBox([created, nobody()]);
    await person.keyboard('2105550177');
    expect(await screen.findByText('Nobody found: a new lead?')).toBeVisible();
    expect(screen.getByLabelText(/^Phone/)).toHaveValue('2105550177');
    expect(screen.queryByLabelText(/^Location/)).toBeNull();
    await person.keyboard('{Enter}');
    expect(screen.getByLabelText(/^First and last name/)).toHaveFocus();
    await person.keyboard('María José Villarreal{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Darío Quintero' })).toBeVisible();
    expect(sent).toEqual([
      {
        firstName: 'María',
        lastName: 'José Villarreal',
        phone: '2105550177',
        locationId: 1,
        source: 'phone',
      },
    ]);
  });

  it('begins with the name where letters were typed, and asks for the location of several', async () => {
    const locations = [location(), location({ id: 2, name: 'Stone Oak' })];
    const { person } = await openBox([nobody()], { locations });
    await person.keyboard('Nadie Aqui');
    await screen.findByText('Nobody found: a new lead?');
    expect(screen.getByLabelText(/^First and last name/)).toHaveValue('Nadie Aqui');
    expect(screen.getByRole('combobox', { name: /^Location/ })).toBeVisible();
  });

  it('shows a refusal at its field and keeps what was typed', async () => {
    const refused = http.post('/api/leads', () =>
      refuse(422, {
        message: 'Please check the phone number.',
        errors: { phone: 'Please check the phone number.', lastName: 'Please fill this in.' },
      }),
    );
    const { person } = await openBox([refused, nobody()]);
    await person.keyboard('Nadie');
    await screen.findByText('Nobody found: a new lead?');
    await person.type(screen.getByLabelText(/^Phone/), '12');
    await person.keyboard('{Enter}');
    expect(await screen.findByText('Please check the phone number.')).toBeVisible();
    expect(screen.getByText('Write the last name too.')).toBeVisible();
    expect(screen.getByLabelText(/^Phone/)).toHaveValue('12');
    expect(screen.getByLabelText(/^First and last name/)).toHaveValue('Nadie');
    expect(box()).toHaveValue('Nadie');
  });

  it('makes a new lead too where others were found', async () => {
    const { person } = await openBox([answering(() => [dolores]).handler]);
    await person.keyboard('quintanilla');
    await person.click(await option('None of these: a new lead'));
    expect(await screen.findByRole('heading', { name: 'A new lead' })).toBeVisible();
    expect(screen.getByLabelText(/^Phone/)).toHaveFocus();
    fireEvent.keyDown(screen.getByLabelText(/^Phone/), { key: 'Escape' });
    await option(/Dolores/);
  });
});

it('a concern that was shown is hidden again once the lead is left, whichever way', async () => {
  const shown = http.post('/api/leads/1/reveal', () =>
    HttpResponse.json({ concern: 'restlessLegs', message: 'My legs keep me awake.' }),
  );
  const { handler } = answering(() => [dario]);
  const { person } = openDashboard('/leads/1/show', {
    tables: { leads },
    handlers: [shown, handler],
  });
  await person.click(await screen.findByRole('button', { name: 'Show' }));
  expect(await screen.findByText('My legs keep me awake.')).toBeVisible();
  await person.keyboard('/0142{Enter}');
  await screen.findByRole('heading', { level: 1, name: 'Darío Quintero' });
  expect(screen.queryByText('My legs keep me awake.')).toBeNull();
  window.history.back();
  await screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' });
  expect(screen.getByRole('button', { name: 'Show' })).toBeVisible();
  expect(screen.queryByText('My legs keep me awake.')).toBeNull();
});
