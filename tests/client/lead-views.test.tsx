import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { View } from '../../shared/records.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead } from '../support/msw/records.ts';
import { manager, refuse } from '../support/msw/staffApi.ts';

const dolores = lead();
const terrence = lead({
  id: 2,
  firstName: 'Terrence',
  lastName: 'Boyd',
  language: 'en',
  assigneeId: 'imani',
  status: 'emailed',
});
const triage: View = {
  id: 5,
  name: 'Morning triage',
  resource: 'leads',
  shared: true,
  ownerId: 'imani',
  layout: 'list',
  filter: { assigneeId: 'me' },
  sort: ['requestedAt', 'DESC'],
  columns: ['nextStepAt', 'lastName', 'phone'],
  version: 1,
};
const tables = { leads: [dolores, terrence], views: [triage] };
const headings = async () =>
  (await screen.findAllByRole('columnheader')).map((cell) => cell.textContent).filter(Boolean);
const menuitem = (name: string | RegExp) => screen.findByRole('menuitem', { name });

describe('the columns of the list', () => {
  it('are chosen from a menu and stay as they were chosen', async () => {
    const { person } = openDashboard('/leads', { tables });
    expect(await headings()).toEqual([
      'Next step',
      'Name',
      'Status',
      'Asked',
      'Waiting',
      'Attempts',
      'Prefers',
      'With',
    ]);
    await person.click(screen.getByRole('button', { name: 'Columns' }));
    expect(screen.queryByRole('menuitemcheckbox', { name: /concern|message|name/i })).toBeNull();
    await person.click(await screen.findByRole('menuitemcheckbox', { name: 'Phone' }));
    await person.click(screen.getByRole('menuitemcheckbox', { name: 'Attempts', checked: true }));
    await person.keyboard('{Escape}');
    const chosen = ['Next step', 'Name', 'Status', 'Asked', 'Waiting', 'Prefers', 'With', 'Phone'];
    expect(await headings()).toEqual(chosen);
    expect(screen.getAllByText('(210) 555-0142')).not.toHaveLength(0);
    await person.click(screen.getByRole('link', { name: 'Settings' }));
    await person.click(screen.getByRole('link', { name: 'Leads' }));
    expect(await headings()).toEqual(chosen);
  });

  it('say so where they could not be kept', async () => {
    const broken = http.put('/api/views/current', () =>
      refuse(503, { message: 'This could not be saved just now.' }),
    );
    const { person } = openDashboard('/leads', { tables, handlers: [broken] });
    await person.click(await screen.findByRole('button', { name: 'Columns' }));
    await person.click(await screen.findByRole('menuitemcheckbox', { name: 'Phone' }));
    expect(await screen.findByText('This could not be saved just now.')).toBeVisible();
  });
});

describe('a saved view', () => {
  it('brings its filter for whoever looks, its order and its columns', async () => {
    const { person } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('button', { name: 'View: All leads' }));
    await person.click(await menuitem('Morning triage (shared)'));
    await waitFor(() => expect(screen.queryByText('Terrence Boyd')).toBeNull());
    expect(screen.getByText('Dolores Quintanilla')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Remove filter: Assigned to me' })).toBeVisible();
    expect(await headings()).toEqual(['Next step', 'Name', 'Phone']);
    const chip = screen.getByRole('button', { name: 'View: Morning triage (shared)' });
    await person.click(chip);
    expect(screen.queryByRole('menuitem', { name: /Delete/ })).toBeNull();
  });

  it('is what the leads begin with next time', async () => {
    const current = http.get('/api/views/current', () =>
      HttpResponse.json({ viewId: 5, layout: 'list', columns: null }),
    );
    openDashboard('/leads', { tables, handlers: [current] });
    expect(await screen.findByText('Dolores Quintanilla')).toBeVisible();
    expect(screen.queryByText('Terrence Boyd')).toBeNull();
    expect(await headings()).toEqual(['Next step', 'Name', 'Phone']);
  });

  it('is saved from what is shown, chosen at once, and can be deleted', async () => {
    const { person, api } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('tab', { name: /^Requested/ }));
    await person.click(screen.getByRole('button', { name: 'View: All leads' }));
    await person.click(await menuitem('Save as a new view…'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save as a new view' }));
    await person.type(dialog.getByLabelText(/^Name/), 'First calls');
    await person.click(dialog.getByLabelText('Share with colleagues of my locations'));
    await person.click(dialog.getByRole('button', { name: 'Save view' }));
    const chip = await screen.findByRole('button', { name: 'View: First calls (shared)' });
    expect(api.sent).toMatchObject([
      {
        path: '/api/views',
        body: {
          name: 'First calls',
          shared: true,
          layout: 'list',
          filter: { status: 'requested' },
          sort: ['nextStepAt', 'ASC'],
        },
      },
    ]);
    await person.click(chip);
    await person.click(await menuitem('Delete “First calls”…'));
    await person.click(await screen.findByRole('button', { name: 'Delete view' }));
    expect(await screen.findByRole('button', { name: 'View: All leads' })).toBeVisible();
  });

  it('says that it was changed, and is saved anew by its owner', async () => {
    const mine = { ...triage, ownerId: 'marisol', filter: {} };
    const { person, api } = openDashboard('/leads', { tables: { ...tables, views: [mine] } });
    await person.click(await screen.findByRole('button', { name: 'View: All leads' }));
    await person.click(await menuitem('Morning triage (shared)'));
    await person.click(await screen.findByRole('tab', { name: /^Emailed/ }));
    await person.click(
      await screen.findByRole('button', { name: 'View: Morning triage (shared), changed' }),
    );
    await person.click(await menuitem('Save changes to “Morning triage”'));
    expect(await screen.findByText(/Everybody who uses this view/)).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Save changes' }));
    expect(await screen.findByText('View saved.')).toBeVisible();
    expect(api.sent).toMatchObject([
      { method: 'PUT', path: '/api/views/5', body: { version: 1, filter: { status: 'emailed' } } },
    ]);
  });
});

describe('the export', () => {
  it('is not offered to the front desk', async () => {
    openDashboard('/leads', { tables });
    await screen.findByRole('button', { name: 'Columns' });
    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
  });

  it('says what the file will hold, and fetches what is shown', async () => {
    const { person } = openDashboard('/leads', { tables, handlers: [manager] });
    await person.click(await screen.findByRole('tab', { name: /^Emailed/ }));
    await waitFor(() => expect(screen.queryByText('Dolores Quintanilla')).toBeNull());
    await person.click(await screen.findByRole('button', { name: 'Export' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Export 1 lead?' }));
    const link = dialog.getByRole('link', { name: 'Download CSV' });
    const asked = new URL(link.getAttribute('href') ?? '', 'http://localhost');
    expect(asked.pathname).toBe('/api/leads/export');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      filter: '{"status":"emailed"}',
      sort: '["nextStepAt","ASC"]',
    });
  });
});
