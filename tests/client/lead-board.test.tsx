import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Lead } from '../../shared/records.ts';
import { statuses } from '../../shared/vocabulary.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { appointment, lead } from '../support/msw/records.ts';

const leads: Lead[] = [
  lead({ breachAt: '2026-11-23T15:50:00.000Z' }),
  lead({ id: 2, firstName: 'Terrence', lastName: 'Boyd', status: 'emailed', firstContactAt: 'x' }),
  lead({ id: 3, firstName: 'Wes', lastName: 'Hartmann', status: 'booked', assigneeId: 'imani' }),
  lead({ id: 4, firstName: 'Bernadette', lastName: 'Okafor', status: 'infused' }),
  lead({
    id: 5,
    firstName: 'Leland',
    lastName: 'Price',
    status: 'closed',
    statusBeforeClose: 'emailed',
    closeReason: 'cost',
    nextStep: null,
    nextStepAt: null,
  }),
];
const tables = { leads };

const column = (name: string) => screen.findByRole('region', { name });

async function openMove(name: string, to: string, appointments = [appointment({ leadId: 3 })]) {
  const opened = openDashboard('/leads/board', { tables: { ...tables, appointments } });
  await opened.person.click(await screen.findByRole('button', { name: `Move ${name} to…` }));
  await opened.person.click(await screen.findByRole('menuitem', { name: `Move to ${to}` }));
  return opened;
}

describe('the board', () => {
  it('has a column for each status, with its count and its people', async () => {
    openDashboard('/leads/board', { tables });
    for (const [index, name] of ['Requested', 'Emailed', 'Booked', 'Infused', 'Closed'].entries()) {
      const { firstName = '', lastName = '' } = leads[index] ?? {};
      const cards = within(await column(`${name} 1`));
      expect(await cards.findByRole('link', { name: `${firstName} ${lastName}` })).toBeVisible();
    }
    const card = within(screen.getByRole('article', { name: 'Dolores Quintanilla' }));
    expect(card.getByText('Call · 40 min late')).toBeVisible();
    expect(card.getByText('Waiting 2 days')).toBeVisible();
    expect(card.getByTitle('Marisol Ortega')).toBeVisible();
    expect(document.body).not.toHaveTextContent(/restless|keep me awake/i);
    expect(document.title).toBe('Leads · Stillpoint');
  });

  it('is reached by its link, is where the leads begin next time, and leads back', async () => {
    const { person } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('link', { name: 'Board' }));
    await column('Requested 1');
    await person.click(screen.getByRole('link', { name: 'Settings' }));
    await person.click(screen.getByRole('link', { name: 'Leads' }));
    await column('Requested 1');
    await person.click(screen.getByRole('link', { name: 'List' }));
    expect(await screen.findByRole('columnheader', { name: /Next step/ })).toBeVisible();
  });

  it('keeps the filters of the list', async () => {
    const { person } = openDashboard('/leads', { tables });
    await person.click(await screen.findByRole('button', { name: 'Add filter' }));
    await person.click(await screen.findByRole('menuitem', { name: 'Assigned to me' }));
    await screen.findByRole('button', { name: 'Remove filter: Assigned to me' });
    await person.click(screen.getByRole('link', { name: 'Board' }));
    await column('Booked 0');
    expect(screen.queryByText('Wes Hartmann')).toBeNull();
    expect(await screen.findByText('Terrence Boyd')).toBeVisible();
  });

  it('says what to do where nobody fits', async () => {
    const { person } = openDashboard('/leads/board?filter={"q":"zzz"}', { tables });
    expect(await screen.findByText('No lead fits')).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Show all leads' }));
    await column('Requested 1');
  });

  it('loads more where there are more', async () => {
    const many = Array.from({ length: 23 }, (_, index) =>
      lead({ id: index + 1, lastName: `Number${index + 1}` }),
    );
    const { person } = openDashboard('/leads/board', { tables: { leads: many } });
    const cards = within(await column('Requested 23'));
    await person.click(await cards.findByRole('button', { name: 'Load more' }));
    expect(await cards.findByText('Dolores Number23')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  });
});

describe('a move on the board', () => {
  it('to emailed asks before it sends the link; the card waits for the server', async () => {
    const { person, api } = await openMove('Dolores Quintanilla', 'Emailed');
    const dialog = within(await screen.findByRole('dialog', { name: 'Send the booking link?' }));
    expect(dialog.getByText(/dolores\.q@example\.com, in Spanish/)).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Send link' }));
    expect(await screen.findByText(/The mail is on its way/)).toBeVisible();
    expect(api.sent).toMatchObject([
      { path: '/api/leads/1/emails', body: { template: 'bookingLink', hold: true } },
    ]);
    expect(within(await column('Requested 1')).getByText('Dolores Quintanilla')).toBeVisible();
  });

  it('to booked asks for a time', async () => {
    await openMove('Terrence Boyd', 'Booked');
    expect(await screen.findByRole('dialog', { name: 'Book an appointment' })).toBeVisible();
  });

  it('to closed asks why, and the card goes where the server says it is', async () => {
    const { person, api } = await openMove('Terrence Boyd', 'Closed');
    const dialog = within(await screen.findByRole('dialog', { name: 'Close this lead?' }));
    await person.click(dialog.getByLabelText(/^Reason/));
    await person.click(await screen.findByRole('option', { name: 'Cost' }));
    api.tables['leads'] = leads.map((each) =>
      each.id === 2 ? { ...each, status: 'closed', statusBeforeClose: 'emailed' } : each,
    );
    await person.click(dialog.getByRole('button', { name: 'Close lead' }));
    expect(await within(await column('Closed 2')).findByText('Terrence Boyd')).toBeVisible();
    await waitFor(() => expect(screen.getAllByText('Terrence Boyd')).toHaveLength(1));
  });

  it('out of closed says where the lead goes back to', async () => {
    await openMove('Leland Price', 'Booked');
    const dialog = within(await screen.findByRole('dialog', { name: 'Reopen this lead?' }));
    expect(dialog.getByText('It goes back to where it was: emailed.')).toBeVisible();
  });

  it('to infused asks whether the person was here', async () => {
    const infusion = appointment({ leadId: 3, kind: 'infusion' });
    const { person, api } = await openMove('Wes Hartmann', 'Infused', [infusion]);
    const dialog = within(
      await screen.findByRole('dialog', { name: 'Was the person here already?' }),
    );
    await person.click(dialog.getByRole('button', { name: 'Complete' }));
    await screen.findByText('Completed.');
    expect(api.sent).toMatchObject([{ path: '/api/appointments/1/complete' }]);
  });

  it.each([
    ['Wes Hartmann', 'Infused', 'No infusion is booked.'],
    ['Wes Hartmann', 'Emailed', 'An appointment is booked. Cancel it'],
    ['Terrence Boyd', 'Requested', 'Every lead begins as requested'],
    ['Bernadette Okafor', 'Closed', 'can no longer be closed'],
  ])('of %s to %s is refused: %s', async (name, to, reason) => {
    const { api } = await openMove(name, to);
    expect(await screen.findByText(new RegExp(reason))).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.sent).toEqual([]);
    expect(await screen.findAllByRole('article')).toHaveLength(statuses.length);
  });
});
