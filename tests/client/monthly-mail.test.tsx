import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { AdminContext, Notification } from 'react-admin';
import { expect, it } from 'vitest';
import { dataProvider } from '../../client/admin/app/dataProvider.ts';
import { MonthlyMailSwitch } from '../../client/admin/reports/MonthlyMailSwitch.tsx';
import { server } from '../support/msw/server.ts';

/** The switch as it stands on a page; `sent` fills with what it tells the server. */
function openSwitch(answer: (on: boolean) => HttpResponse<object>): { sent: unknown[] } {
  const sent: unknown[] = [];
  server.use(
    http.get('/api/me/monthly-mail', () => HttpResponse.json({ on: true })),
    http.put('/api/me/monthly-mail', async ({ request }) => {
      const body = (await request.json()) as { on: boolean };
      sent.push(body);
      return answer(body.on);
    }),
  );
  render(
    <AdminContext dataProvider={dataProvider}>
      <MonthlyMailSwitch />
      <Notification />
    </AdminContext>,
  );
  return { sent };
}

it('switches the monthly mail off, and on again', async () => {
  const { sent } = openSwitch((on) => HttpResponse.json({ on }));
  const person = userEvent.setup();
  const mail = await screen.findByRole('switch', { name: /last month’s figures/ });
  expect(mail).toBeChecked();
  await person.click(mail);
  expect(await screen.findByText('The monthly mail no longer comes.')).toBeVisible();
  expect(mail).not.toBeChecked();
  await person.click(mail);
  await waitFor(() => expect(mail).toBeChecked());
  expect(sent).toEqual([{ on: false }, { on: true }]);
});

it('stays as it was where it could not be saved, and says why', async () => {
  const message = 'Nothing can be saved just now.';
  openSwitch(() => HttpResponse.json({ message, code: 'busy' }, { status: 503 }));
  const person = userEvent.setup();
  const mail = await screen.findByRole('switch');
  await person.click(mail);
  expect(await screen.findByText(message)).toBeVisible();
  expect(mail).toBeChecked();
});
