import { screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const dolores = lead();
const terrence = lead({
  id: 2,
  firstName: 'Terrence',
  lastName: 'Boyd',
  language: 'en',
  assigneeId: 'imani',
  status: 'emailed',
  nextStepAt: '2026-11-23T16:07:00.000Z',
});
const leland = lead({
  id: 3,
  firstName: 'Leland',
  lastName: 'Price',
  status: 'closed',
  closeReason: 'cost',
  statusBeforeClose: 'emailed',
  nextStep: null,
  nextStepAt: null,
});
const tables = { leads: [dolores, terrence, leland] };

const rowOf = async (name: string) => {
  const link = await screen.findByRole('link', { name });
  const row = link.closest('tr');
  if (!row) {
    throw new Error(`${name} is not in a row`);
  }
  return within(row);
};

describe('the list of leads', () => {
  it('says what is next and how late it is, and never what the person suffers from', async () => {
    openDashboard('/leads', { tables });
    expect((await rowOf('Dolores Quintanilla')).getByText('Call · 40 min late')).toBeVisible();
    expect((await rowOf('Terrence Boyd')).getByText('Call in 12 min')).toBeVisible();
    expect((await rowOf('Leland Price')).getByText('Closed · cost')).toBeVisible();
    expect(document.body).not.toHaveTextContent(/restless/i);
    expect(document.body).not.toHaveTextContent(/keep me awake/i);
    expect(document.title).toBe('Leads · Stillpoint');
  });

  it('counts each status in its tab and narrows to it', async () => {
    const { person } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('tab', { name: /^Emailed\s*1$/ }));
    await waitFor(() => expect(screen.queryByText('Dolores Quintanilla')).toBeNull());
    expect(screen.getByText('Terrence Boyd')).toBeVisible();
  });

  it('adds a filter as a chip and drops it again', async () => {
    const { person } = openDashboard('/leads', { tables });
    await screen.findByText('Terrence Boyd');
    await person.click(screen.getByRole('button', { name: 'Add filter' }));
    await person.click(screen.getByRole('menuitem', { name: 'Assigned to me' }));
    await waitFor(() => expect(screen.queryByText('Terrence Boyd')).toBeNull());
    await person.click(screen.getByRole('button', { name: 'Remove filter: Assigned to me' }));
    expect(await screen.findByText('Terrence Boyd')).toBeVisible();
  });

  it('walks through the rows and opens one with the keyboard alone', async () => {
    const { person } = openDashboard('/leads', { tables });
    await screen.findByText('Dolores Quintanilla');
    await person.keyboard('jj{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Terrence Boyd' })).toBeVisible();
  });

  it('closes several at once, after saying how many and asking why', async () => {
    const { person, api } = openDashboard('/leads', { tables });
    for (const name of ['Dolores Quintanilla', 'Terrence Boyd']) {
      await person.click((await rowOf(name)).getByRole('checkbox'));
    }
    await person.click(await screen.findByRole('button', { name: 'Close' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Close 2 leads?' }));
    await person.click(dialog.getByRole('button', { name: 'Close 2 leads' }));
    expect(await dialog.findByText('Please fill this in.')).toBeVisible();
    await person.click(dialog.getByLabelText(/^Reason/));
    await person.click(await screen.findByRole('option', { name: 'Not interested' }));
    await person.click(dialog.getByRole('button', { name: 'Close 2 leads' }));
    expect(await screen.findByText('2 leads closed. Each can be reopened.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/close',
        body: { ids: [1, 2], closeReason: 'notInterested' },
      },
    ]);
  });

  it('assigns several in one request', async () => {
    const { person, api } = openDashboard('/leads', { tables });
    await person.click((await rowOf('Dolores Quintanilla')).getByRole('checkbox'));
    await person.click(await screen.findByRole('button', { name: 'Assign' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Assign 1 lead' }));
    await person.click(dialog.getByLabelText('With'));
    await person.click(await screen.findByRole('option', { name: 'Imani Wells' }));
    await person.click(dialog.getByRole('button', { name: 'Assign' }));
    expect(await screen.findByText('1 lead assigned.')).toBeVisible();
    expect(api.sent).toEqual([
      { method: 'PUT', path: '/api/leads?filter={"id":[1]}', body: { assigneeId: 'imani' } },
    ]);
  });

  it('says what to do where there is nobody yet', async () => {
    openDashboard('/leads', { tables: { leads: [] } });
    expect(await screen.findByText('Nobody has asked yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Take them down' })).toBeVisible();
  });

  it('shows a sentence and a way to try again when the server fails', async () => {
    const broken = http.get(
      '/api/leads',
      () => refuse(500, { message: 'Something went wrong here.' }),
      {
        once: true,
      },
    );
    const { person } = openDashboard('/leads', { tables, handlers: [broken] });
    expect(await screen.findAllByText(/Something went wrong here\./)).not.toHaveLength(0);
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Dolores Quintanilla')).toBeVisible();
  });
});
