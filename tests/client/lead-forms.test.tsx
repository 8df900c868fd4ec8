import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFakeLive } from '../support/msw/fakeLive.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead, location } from '../support/msw/records.ts';
import { server } from '../support/msw/server.ts';
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
  const theirs = lead({ version: 4, firstName: 'Dolly', bestTime: 'after noon', attempts: 1 });

  function openConflict(newer = [theirs]) {
    const sent: unknown[] = [];
    const put = http.put('/api/leads/1', async ({ request }) => {
      const body = await request.json();
      const current = newer[sent.length];
      sent.push(body);
      return current
        ? refuse(409, { message: 'Somebody changed this in the meantime.', current })
        : HttpResponse.json(body);
    });
    return { sent, ...openDashboard('/leads/1', { handlers: [put] }) };
  }
  type Person = ReturnType<typeof openDashboard>['person'];
  async function retype(person: Person, label: RegExp | string, text: string) {
    const field = await screen.findByLabelText(label);
    await person.clear(field);
    await person.type(field, text);
  }
  const save = (person: Person) => person.click(screen.getByRole('button', { name: 'Save' }));
  const question = () => screen.findByRole('dialog', { name: 'Somebody changed this too' });

  it('asks nothing where they changed other fields, and loses neither', async () => {
    const { person, sent } = openConflict();
    await retype(person, /^Last name/, 'Quintana');
    await save(person);
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual({ ...theirs, lastName: 'Quintana' });
  });

  it('asks for the field that both changed, and for no other', async () => {
    const { person, sent } = openConflict();
    await retype(person, /^First name/, 'Lola');
    await retype(person, /^Last name/, 'Quintana');
    await save(person);
    const dialog = within(await question());
    expect(dialog.getAllByRole('radiogroup')).toHaveLength(1);
    expect(dialog.getByRole('radio', { name: 'Mine: “Lola”' })).toBeChecked();
    await person.click(dialog.getByRole('radio', { name: 'Theirs: “Dolly”' }));
    await person.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent[1]).toEqual({ ...theirs, lastName: 'Quintana' });
  });

  it('keeps mine where I say so, also over a third who was faster still', async () => {
    const third = { ...theirs, version: 5, okToTalkTo: 'Ana' };
    const { person, sent } = openConflict([theirs, third]);
    await retype(person, /^First name/, 'Lola');
    await save(person);
    await person.click(within(await question()).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent[2]).toEqual({ ...third, firstName: 'Lola' });
  });

  it('asks nothing where both wrote the same', async () => {
    const { person, sent } = openConflict();
    await retype(person, /^First name/, 'Dolly');
    await save(person);
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(sent[1]).toEqual(theirs);
  });

  it('goes back to the form, with what was typed in it', async () => {
    const { person, sent } = openConflict();
    await retype(person, /^First name/, 'Lola');
    await save(person);
    await person.click(within(await question()).getByRole('button', { name: 'Back' }));
    expect(await screen.findByText('Somebody changed this in the meantime.')).toBeVisible();
    expect(screen.getByLabelText(/^First name/)).toHaveValue('Lola');
    expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
    expect(sent).toHaveLength(1);
  });

  it('does not let a change that arrives meanwhile slip under the typing', async () => {
    const live = createFakeLive();
    const sent: unknown[] = [];
    const put = http.put('/api/leads/1', async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(theirs);
    });
    const { person, api } = openDashboard('/leads/1', { live, handlers: [put] });
    await retype(person, /^First name/, 'Lola');
    api.tables['leads'] = [theirs];
    const read = waitForRead('/api/leads/1');
    live.tell('lead', { id: 1, version: 4, locationId: 1 });
    await read;
    await save(person);
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ firstName: 'Lola', bestTime: 'after 9:00 am', version: 3 });
  });
});

/** Until the server has answered this path once more. */
function waitForRead(path: string): Promise<void> {
  return new Promise((resolve) => {
    server.events.on('response:mocked', ({ request }) => {
      if (new URL(request.url).pathname === path) {
        resolve();
      }
    });
  });
}
