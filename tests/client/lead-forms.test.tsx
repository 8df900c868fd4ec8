import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead, location } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

describe('taking down a lead', () => {
  it('asks for what is missing before it sends anything', async () => {
    const { person, api } = openDashboard('/leads/create');
    await person.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findAllByText('Please fill this in.')).toHaveLength(2);
    expect(api.sent).toEqual([]);
  });

  it('sends what was typed and opens the new lead', async () => {
    const made = lead({ id: 99, firstName: 'Wes', lastName: 'Hartmann' });
    const { person, api } = openDashboard('/leads/create', { tables: { leads: [lead(), made] } });
    await person.type(await screen.findByLabelText(/^First name/), 'Wes');
    await person.type(screen.getByLabelText(/^Last name/), 'Hartmann');
    await person.type(screen.getByLabelText('Phone'), '830 555 0119');
    await person.click(screen.getByLabelText('The person agreed'));
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Wes Hartmann' })).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads',
        body: {
          source: 'phone',
          language: 'en',
          preferredContact: 'phone',
          concern: 'undisclosed',
          contactConsent: true,
          locationId: 1,
          firstName: 'Wes',
          lastName: 'Hartmann',
          phone: '830 555 0119',
        },
      },
    ]);
  });

  it('leaves the location open where there are several, and reads the wording in both languages', async () => {
    openDashboard('/leads/create', {
      tables: { locations: [location(), location({ id: 2, name: 'Stone Oak' })] },
    });
    const field = await screen.findByRole('combobox', { name: /^Location/ });
    expect(field).not.toHaveTextContent(/Alamo|Stone/);
    expect(screen.getByText(/I agree that the clinic may contact me/)).toBeVisible();
    expect(screen.getByText(/Acepto que la clínica me contacte/)).toBeVisible();
  });

  it('shows what the server refuses at the field, and keeps what was typed', async () => {
    const refused = http.post('/api/leads', () =>
      refuse(422, { errors: { phone: 'Please check the phone number.' } }),
    );
    const { person } = openDashboard('/leads/create', { handlers: [refused] });
    await person.type(await screen.findByLabelText(/^First name/), 'Wes');
    await person.type(screen.getByLabelText(/^Last name/), 'Hartmann');
    await person.type(screen.getByLabelText('Phone'), '12');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    const phone = screen.getByLabelText('Phone');
    expect(await screen.findByText('Please check the phone number.')).toBeVisible();
    expect(phone).toHaveAttribute('aria-invalid', 'true');
    expect(phone).toHaveValue('12');
  });
});

describe('editing a lead', () => {
  it('leads back to its page once it is saved, also where the fresh record is quick', async () => {
    let stored = lead();
    const handlers = [
      http.get('/api/leads/1', () => HttpResponse.json(stored)),
      http.put('/api/leads/1', async ({ request }) => {
        stored = { ...stored, ...z.object({ bestTime: z.string() }).parse(await request.json()) };
        stored.version += 1;
        return HttpResponse.json(stored);
      }),
    ];
    const { person } = openDashboard('/leads/1', { handlers });
    const time = await screen.findByLabelText('Best time');
    await person.clear(time);
    await person.type(time, 'mornings');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Dolores Quintanilla' }),
    ).toBeVisible();
    expect(window.location.hash).toBe('#/leads/1/show');
    expect(await screen.findByText(/Prefers phone, mornings/)).toBeVisible();
  });
});

describe('editing a lead that a colleague changes at the same time', () => {
  const theirs = lead({ version: 4, firstName: 'Dolly', bestTime: 'after noon' });

  function openConflict() {
    const sent: unknown[] = [];
    const put = http.put('/api/leads/1', async ({ request }) => {
      const body = await request.json();
      sent.push(body);
      return sent.length === 1
        ? refuse(409, { message: 'Somebody changed this.', current: theirs })
        : HttpResponse.json(body);
    });
    return { sent, ...openDashboard('/leads/1', { handlers: [put] }) };
  }

  it('keeps what was typed, takes over the rest, and saves on the newer version', async () => {
    const { person, sent } = openConflict();
    const firstName = await screen.findByLabelText(/^First name/);
    await person.clear(firstName);
    await person.type(firstName, 'Lola');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent(/Somebody changed this while you were typing/);
    expect(notice).toHaveTextContent('First name: they wrote “Dolly”.');
    expect(firstName).toHaveValue('Lola');
    expect(screen.getByLabelText('Best time')).toHaveValue('after noon');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent[1]).toMatchObject({ firstName: 'Lola', bestTime: 'after noon', version: 4 });
  });

  it('gives way where one wants to', async () => {
    const { person } = openConflict();
    const firstName = await screen.findByLabelText(/^First name/);
    await person.clear(firstName);
    await person.type(firstName, 'Lola');
    await person.click(screen.getByRole('button', { name: 'Save' }));
    await person.click(
      within(await screen.findByRole('alert')).getByRole('button', { name: 'Take theirs' }),
    );
    expect(firstName).toHaveValue('Dolly');
  });
});
