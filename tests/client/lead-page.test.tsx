import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../shared/records.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, appointment, lead, task } from '../support/msw/records.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

const page = '/leads/1/show';
const begun = appointment({
  startsAt: '2026-11-23T15:30:00.000Z',
  endsAt: '2026-11-23T16:00:00.000Z',
});
const heading = () => screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' });

describe('the page of a lead', () => {
  it('says who it is and how to reach them', async () => {
    openDashboard(page);
    await heading();
    expect(screen.getByText(/SP-7F3K2 · asked/)).toBeVisible();
    expect(screen.getByRole('link', { name: '(210) 555-0142' })).toHaveAttribute(
      'href',
      'tel:+12105550142',
    );
    expect(screen.getByRole('link', { name: 'dolores.q@example.com' })).toHaveAttribute(
      'href',
      'mailto:dolores.q@example.com',
    );
    expect(screen.getByText('Prefers phone, after 9:00 am. Voicemail is fine.')).toBeVisible();
    expect(document.title).toBe('Lead SP-7F3K2 · Stillpoint');
  });

  it.each<{ values: Partial<Lead>; buttons: string[] }>([
    { values: { status: 'requested' }, buttons: ['Send link', 'Book', 'Log call L'] },
    { values: { status: 'emailed', email: null }, buttons: ['Book', 'Log call L'] },
    { values: { status: 'infused' }, buttons: ['Send link', 'Book', 'Log call L'] },
    { values: { status: 'closed', closeReason: 'cost' }, buttons: ['Reopen'] },
  ])('offers what fits a lead that is $values.status', async ({ values, buttons }) => {
    openDashboard(page, { tables: { leads: [lead(values)] } });
    await heading();
    for (const name of buttons) {
      expect(await screen.findByRole('button', { name })).toBeVisible();
    }
    const others = ['Send link', 'Book', 'Log call L', 'Reopen', 'Complete'];
    for (const name of others.filter((each) => !buttons.includes(each))) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
  });

  it('asks how an appointment went once it has begun', async () => {
    const { person, api } = openDashboard(page, {
      tables: { leads: [lead({ status: 'booked' })], appointments: [begun] },
    });
    const [first] = await screen.findAllByRole('button', { name: 'Complete' });
    if (first) {
      await person.click(first);
    }
    const dialog = within(await screen.findByRole('dialog', { name: 'The person came?' }));
    await person.click(dialog.getByRole('button', { name: 'Complete' }));
    expect(await screen.findByText('Completed.')).toBeVisible();
    expect(api.sent.map(({ path }) => path)).toEqual(['/api/appointments/1/complete']);
  });

  it('lets a visit be completed before its hour, after asking whether the person was here', async () => {
    const { person, api } = openDashboard(page, {
      tables: { leads: [lead({ status: 'booked' })], appointments: [appointment()] },
    });
    await heading();
    expect(await screen.findByRole('button', { name: 'Reschedule' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Did not come' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'More' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Complete' }));
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Was the person here already?' }),
    );
    expect(dialog.getByText('Consultation, Wed, Nov 25, 10:30 am')).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Complete' }));
    expect(await screen.findByText('Completed.')).toBeVisible();
    expect(api.sent.map(({ path }) => path)).toEqual(['/api/appointments/1/complete']);
  });

  it('shows the concern only when asked, and hides it when the lead is left', async () => {
    const asked: string[] = [];
    const reveal = http.post('/api/leads/1/reveal', ({ request }) => {
      asked.push(request.url);
      return HttpResponse.json({ concern: 'restlessLegs', message: 'My legs keep me awake.' });
    });
    const { person } = openDashboard(page, { handlers: [reveal] });
    await heading();
    expect(document.body).not.toHaveTextContent(/restless/i);
    await person.click(screen.getByRole('button', { name: 'Show' }));
    expect(await screen.findByText('Restless legs')).toBeVisible();
    expect(screen.getByText('My legs keep me awake.')).toBeVisible();
    const [leads] = screen.getAllByRole('link', { name: 'Leads' });
    if (leads) {
      await person.click(leads);
    }
    await person.click(await screen.findByRole('link', { name: 'Dolores Quintanilla' }));
    await heading();
    expect(screen.queryByText('Restless legs')).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('lets a wrong concern be put right, on the version that was read', async () => {
    const reveal = http.post('/api/leads/1/reveal', () =>
      HttpResponse.json({ concern: 'restlessLegs', message: null }),
    );
    const { person, api } = openDashboard(page, { handlers: [reveal] });
    await heading();
    await person.click(screen.getByRole('button', { name: 'Show' }));
    await person.click(await screen.findByRole('button', { name: 'Edit concern and message' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Edit concern and message' }));
    await person.click(dialog.getByLabelText(/^Concern/));
    await person.click(await screen.findByRole('option', { name: 'Migraine' }));
    await person.type(dialog.getByLabelText('Message'), 'Since spring.');
    await person.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Migraine')).toBeVisible();
    expect(screen.getByText('Since spring.')).toBeVisible();
    expect(api.sent.at(-1)).toMatchObject({
      method: 'PUT',
      path: '/api/leads/1',
      body: { version: 3, firstName: 'Dolores', concern: 'migraine', message: 'Since spring.' },
    });
  });

  it('logs a call with one key, and keeps what was typed when the server refuses', async () => {
    const refused = http.post(
      '/api/leads/1/calls',
      () => refuse(422, { errors: { followUpAt: 'Choose a time that is still to come.' } }),
      { once: true },
    );
    const { person, api } = openDashboard(page, { handlers: [refused] });
    await heading();
    await person.keyboard('l');
    const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
    await person.click(dialog.getByRole('radio', { name: 'Left voicemail' }));
    await person.type(dialog.getByLabelText('Note'), 'Back on Tuesday.');
    await person.click(dialog.getByRole('button', { name: 'Save call' }));
    expect(await dialog.findByText('Choose a time that is still to come.')).toBeVisible();
    expect(dialog.getByLabelText('Note')).toHaveValue('Back on Tuesday.');
    await person.click(dialog.getByRole('button', { name: 'Save call' }));
    expect(await screen.findByText('Call saved.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/1/calls',
        body: { outcome: 'voicemail', note: 'Back on Tuesday.' },
      },
    ]);
  });

  it('asks for a note where the reason to close says nothing', async () => {
    const { person, api } = openDashboard(page);
    await heading();
    await person.click(screen.getByRole('button', { name: 'More' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Close lead' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Close this lead?' }));
    await person.click(dialog.getByLabelText(/^Reason/));
    await person.click(await screen.findByRole('option', { name: 'Other' }));
    await person.click(dialog.getByRole('button', { name: 'Close lead' }));
    expect(await dialog.findByText('Please fill this in.')).toBeVisible();
    expect(dialog.getByText(/A mail tells whoever had an appointment/)).toBeVisible();
    await person.type(dialog.getByLabelText(/^Note/), 'Moved to Dallas');
    await person.click(dialog.getByRole('button', { name: 'Close lead' }));
    expect(await screen.findByText('Closed. It can be reopened.')).toBeVisible();
    expect(api.sent.at(-1)?.body).toEqual({ closeReason: 'other', note: 'Moved to Dallas' });
  });

  it('lets a manager correct a status with a reason, and nobody else', async () => {
    const { person, api } = openDashboard(page, { handlers: [manager] });
    await heading();
    await person.click(screen.getByRole('button', { name: 'More' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Correct status' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Correct the status' }));
    await person.click(dialog.getByLabelText(/^Right status/));
    await person.click(await screen.findByRole('option', { name: 'Infused' }));
    await person.type(dialog.getByLabelText(/^Why it is wrong/), 'Infused elsewhere');
    await person.click(dialog.getByRole('button', { name: 'Correct' }));
    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(api.sent[0]?.body).toEqual({ status: 'infused', reason: 'Infused elsewhere' });
  });

  it('does not offer the front desk to correct a status', async () => {
    const { person } = openDashboard(page);
    await heading();
    await person.click(screen.getByRole('button', { name: 'More' }));
    expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: 'Correct status' })).toBeNull();
  });

  it('keeps a note that could not be saved', async () => {
    const down = http.post('/api/leads/1/notes', () => HttpResponse.error(), { once: true });
    const { person, api } = openDashboard(page, { handlers: [down] });
    await heading();
    await person.type(screen.getByLabelText('Note'), 'Prefers mornings');
    await person.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText(/The server can’t be reached/)).toBeVisible();
    expect(screen.getByLabelText('Note')).toHaveValue('Prefers mornings');
    await person.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Note saved.')).toBeVisible();
    expect(api.sent.at(-1)?.body).toEqual({ text: 'Prefers mornings' });
  });

  it('finishes a task with the version that was read', async () => {
    const { person, api } = openDashboard(page, { tables: { tasks: [task({ version: 4 })] } });
    await person.click(await screen.findByRole('button', { name: 'Done: Call back' }));
    expect(await screen.findByText('Task done.')).toBeVisible();
    expect(api.sent).toEqual([{ method: 'POST', path: '/api/tasks/1/done', body: { version: 4 } }]);
  });

  it('tells the history in sentences', async () => {
    const history = [
      activity({ id: 3, type: 'call', actorId: 'imani', data: { outcome: 'noAnswer' } }),
      activity({
        id: 2,
        type: 'bookingOpened',
        data: { freeTimes: 14, firstFreeAt: '2026-11-24T15:00:00.000Z' },
      }),
      activity({ id: 4, type: 'emailSent', data: { emailId: 1, template: 'bookingLink' } }),
      activity({
        id: 5,
        type: 'emailSent',
        data: { emailId: 2, template: 'confirmation', captured: true },
      }),
      {
        ...activity({ id: 6, type: 'transferOffered', actorId: 'carmen', data: {} }),
        actor: { id: 'carmen', name: 'Carmen Solis' },
      },
      activity({ id: 7, type: 'requestedAgain', data: { source: 'web', newMessage: true } }),
      activity(),
    ];
    openDashboard(page, { tables: { activities: history } });
    const told = within(await screen.findByRole('region', { name: 'History' }));
    expect(await told.findByText('Called: no answer.')).toBeVisible();
    expect(told.getByText('· Imani Wells')).toBeVisible();
    expect(
      told.getByText('Opened the booking page. Saw 14 free times, the first tomorrow 9:00 am.'),
    ).toBeVisible();
    expect(told.getByText('Mail “Link to book” accepted by the mail server.')).toBeVisible();
    expect(told.getByText('Mail “Confirmation” captured, not sent.')).toBeVisible();
    expect(told.getByText('Asked for a consultation on the web site, in Spanish.')).toBeVisible();
    expect(told.getByText('Asked again on the web site, with a new message.')).toBeVisible();
    // Who works only where the lead was before is none of the colleagues that one may list.
    expect(told.getByText('· Carmen Solis')).toBeVisible();
  });

  it('says so where the lead does not exist', async () => {
    openDashboard('/leads/7/show');
    expect(
      await screen.findByText('This lead does not exist, or is not yours to see.'),
    ).toBeVisible();
  });
});
