import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import type { BulkPreview } from '../../shared/lead-bulk.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { lead } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

const people = ['Dolores', 'Terrence', 'Leland'];
const tables = {
  leads: people.map((firstName, index) => lead({ id: index + 1, firstName, lastName: 'Boyd' })),
};
const forecast = (preview: Partial<BulkPreview>) =>
  http.post('/api/leads/bulk-preview', () =>
    HttpResponse.json({ will: [1, 2, 3], wont: [], uncalled: 0, idle: 0, booked: 0, ...preview }),
  );

async function tickAll(preview: Partial<BulkPreview>, button: string, handlers = [] as never[]) {
  const opened = openDashboard('/leads', { tables, handlers: [...handlers, forecast(preview)] });
  await opened.person.click(await screen.findByRole('checkbox', { name: /^Select all/ }));
  await opened.person.click(await screen.findByRole('button', { name: button }));
  return { ...opened, dialog: within(await screen.findByRole('dialog')) };
}

describe('several leads at once', () => {
  it('get the booking link after it is said how many do, and why others don’t', async () => {
    const wont = [{ reason: 'There is no mail address for this person.', count: 1 }];
    const { person, api, dialog } = await tickAll({ will: [1, 3], wont }, 'Send booking link');
    expect(await dialog.findByText(/^2 leads get a mail with a link to book/)).toBeVisible();
    expect(
      dialog.getByText('1 lead left out: There is no mail address for this person.'),
    ).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Send 2' }));
    expect(await screen.findByText(/^2 mails are on the way/)).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/emails',
        body: { ids: [1, 3], template: 'bookingLink', hold: true },
      },
    ]);
    expect(screen.queryByText('3 selected')).toBeNull();
  });

  it('are postponed until the time that is said, with the clocks that run on', async () => {
    const { person, api, dialog } = await tickAll({ uncalled: 2, idle: 1 }, 'Postpone');
    expect(
      await dialog.findByText(
        'Open tasks and first calls of 3 leads wait until tomorrow 9:00 am. Appointments stay.',
      ),
    ).toBeVisible();
    expect(
      dialog.getByText(/have not been called yet: their response clocks run on/),
    ).toBeVisible();
    expect(dialog.getByText(/has nothing to do now, and gets a call to make then/)).toBeVisible();
    await person.click(dialog.getByLabelText(/^In a week/));
    await person.type(dialog.getByLabelText('Why (for the history)'), 'Snow');
    await person.click(dialog.getByRole('button', { name: 'Postpone 3 leads' }));
    expect(await screen.findByText('3 leads postponed; the history says so.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/leads/postpone',
        body: { ids: [1, 2, 3], until: '2026-11-30T15:00:00.000Z', reason: 'Snow' },
      },
    ]);
  });

  it('are closed with a word about appointments that are lost', async () => {
    const { dialog } = await tickAll({ booked: 1 }, 'Close');
    expect(
      await dialog.findByText('3 leads are closed. 1 of them loses an appointment.'),
    ).toBeVisible();
  });

  it('are left alone where none can take part', async () => {
    const wont = [{ reason: 'This lead is closed already.', count: 3 }];
    const { dialog } = await tickAll({ will: [], wont }, 'Close');
    expect(await dialog.findByText('Nothing can be done for these.')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Close' })).toBeDisabled();
  });

  it('stay as they are, with the reason, where somebody was quicker', async () => {
    const quicker = http.post('/api/leads/emails', () =>
      refuse(409, { message: 'Nothing was changed. SP-1: This person is booked already.' }),
    );
    const { person, dialog } = await tickAll({}, 'Send booking link', [quicker as never]);
    await person.click(await dialog.findByRole('button', { name: 'Send 3' }));
    expect(await dialog.findByText(/This person is booked already/)).toBeVisible();
    expect(screen.getByText('3 selected')).toBeInTheDocument();
  });
});
