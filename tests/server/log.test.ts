import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { startApp } from '../support/app.ts';
import { makeLocation } from '../support/factories.ts';
import { makePatient } from '../support/booking.ts';

it.each([
  '/book/TOKEN',
  '/Book/TOKEN',
  '/BOOK/TOKEN/cancel',
  '/%62ook/TOKEN',
  '//book/TOKEN',
  '/api/public/bookings/TOKEN',
  '/API/Public/Bookings/TOKEN?from=2026-11-23',
])('the log does not say with which token somebody came to %s', async (path) => {
  const app = await startApp();
  onTestFinished(app.stop);
  await makeLocation(app);
  const { token } = await makePatient(app);
  const asked = path.replace('TOKEN', token);
  await app.visitor.get(asked);
  await app.visitor.submit(asked, {});
  // And where it fails here, which is logged with the path too.
  await sql`drop table "bookingLinks"`.execute(app.db);
  await app.visitor.get(asked);
  const lines = app.logged.join('');
  expect(lines).toContain('"path":"/');
  expect(lines).not.toContain(token);
});
