import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { FreeTimes } from '../../shared/appointment.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { appointment, email, lead } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const nine = '2026-11-24T15:00:00.000Z';
const ten = '2026-11-24T16:00:00.000Z';
/** Two weeks before these. */
const longAgo = '2026-11-10T12:00:00.000Z';

function freeTimes(starts: string[]): FreeTimes {
  return {
    timeZone: 'America/Chicago',
    minutes: 30,
    rooms: [{ id: 1, name: 'Room 1' }],
    slots: starts.map((startsAt) => ({ startsAt, endsAt: startsAt, roomIds: [1] })),
  };
}

describe('booking from the lead’s page', () => {
  it('books a free time, and shows fresh ones where it has just been taken', async () => {
    let free = [nine, ten];
    const handlers = [
      http.get('/api/appointments/free', () => HttpResponse.json(freeTimes(free))),
      http.post(
        '/api/appointments',
        () => {
          free = [ten];
          return refuse(409, { message: 'This time has just been taken.' });
        },
        { once: true },
      ),
    ];
    const { person, api } = openDashboard('/leads/1/show', { handlers });
    await person.click(await screen.findByRole('button', { name: 'Book' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.click(await dialog.findByRole('button', { name: '9:00 am' }));
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    expect(await dialog.findByText('This time has just been taken.')).toBeVisible();
    await waitFor(() => expect(dialog.queryByRole('button', { name: '9:00 am' })).toBeNull());
    await person.click(dialog.getByRole('button', { name: '10:00 am' }));
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    expect(await screen.findByText('Booked.')).toBeVisible();
    expect(api.sent.at(-1)?.body).toEqual({ leadId: 1, kind: 'consultation', startsAt: ten });
  });

  it('marks a consultation that is far off, where it is booked', async () => {
    const far = appointment({ startsAt: '2026-11-25T16:30:00.000Z' });
    const past = appointment({ id: 2, startsAt: '2026-11-26T16:30:00.000Z', status: 'cancelled' });
    const infusion = appointment({ id: 3, kind: 'infusion', startsAt: '2026-11-27T16:30:00.000Z' });
    openDashboard('/leads/1/show', {
      tables: { leads: [lead({ requestedAt: longAgo })], appointments: [far, past, infusion] },
    });
    expect(await screen.findByText('15 days after the request')).toBeVisible();
    expect(screen.getAllByText(/days after the request/)).toHaveLength(1);
  });

  it('marks a time that is far off as soon as it is chosen', async () => {
    const wednesday = '2026-11-25T19:00:00.000Z';
    const { person } = openDashboard('/leads/1/show', {
      tables: { leads: [lead({ requestedAt: longAgo })] },
      handlers: [
        http.get('/api/appointments/free', () => HttpResponse.json(freeTimes([nine, wednesday]))),
      ],
    });
    await person.click(await screen.findByRole('button', { name: 'Book' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    // 14 days later: soon enough.
    await person.click(await dialog.findByRole('button', { name: '9:00 am' }));
    expect(dialog.queryByText(/days after the request/)).toBeNull();
    await person.click(dialog.getByRole('button', { name: '1:00 pm' }));
    expect(dialog.getByText('15 days after the request')).toBeVisible();
  });

  it('writes down a visit that has taken place, in the location’s time', async () => {
    const free = http.get('/api/appointments/free', () => HttpResponse.json(freeTimes([nine])));
    const { person, api } = openDashboard('/leads/1/show', {
      tables: { leads: [lead({ status: 'infused' })] },
      handlers: [free],
    });
    await person.click(await screen.findByRole('button', { name: 'Book' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.click(dialog.getByLabelText('The visit has taken place already'));
    await person.type(dialog.getByLabelText(/^It began at/), '2026-11-23T08:00');
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(api.sent[0]?.body).toEqual({
      leadId: 1,
      kind: 'infusion',
      startsAt: '2026-11-23T14:00:00.000Z',
      recording: true,
    });
  });
});

describe('the list of appointments', () => {
  it('shows today, with what is to be said about what has begun', async () => {
    const begun = appointment({
      startsAt: '2026-11-23T15:30:00.000Z',
      endsAt: '2026-11-23T16:00:00.000Z',
    });
    const later = appointment({ id: 2, startsAt: nine, endsAt: ten });
    const { person } = openDashboard('/appointments?view=list', {
      tables: { appointments: [begun, later] },
    });
    expect(await screen.findByText('Monday, November 23')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Did not come' })).toBeVisible();
    await person.click(screen.getByRole('tab', { name: 'Ahead' }));
    expect(await screen.findByText('Tuesday, November 24')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Did not come' })).toBeNull();
  });
});

describe('the outbox', () => {
  it('shows a mail as it was written, in a frame that may do nothing, and tries it again', async () => {
    const { person, api } = openDashboard('/emails/1/show', { tables: { emails: [email()] } });
    const frame = await screen.findByTitle('The mail as the person sees it');
    expect(frame).toHaveAttribute('sandbox', '');
    expect(frame).toHaveAttribute('srcdoc', '<p>Elija una hora.</p>');
    expect(screen.getByText('The mail server said: 550 5.1.1 no such mailbox')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('It will be tried again right away.')).toBeVisible();
    expect(api.sent).toEqual([{ method: 'POST', path: '/api/emails/1/retry', body: {} }]);
  });

  it('offers no second try for a mail that went out', async () => {
    openDashboard('/emails/1/show', {
      tables: { emails: [email({ status: 'sent', error: null })] },
    });
    expect(await screen.findByText('Sent')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
