import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import { makeLocation, makeUser } from '../support/factories.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  await makeLocation(app);
  await makeUser(app);
  const { leadId } = await makePatient(app);
  await sql`insert into appointments
    ("leadId", "locationId", "roomId", kind, "startsAt", "endsAt", status, "bookedBy", "createdAt")
    values (${leadId}, 1, 1, 'infusion', '2026-11-24T15:00:00.000Z', '2026-11-24T16:00:00.000Z',
      'booked', 'patient', '2026-11-23T15:00:00.000Z')`.execute(app.db);
});
afterAll(() => app.stop());

/** Writes past every check of the program, to the table itself. */
const write = (table: string, column: string, value: string | number) =>
  sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value}`.execute(app.db);

describe('the database itself refuses what no part of the program may write', () => {
  test.each([
    ['users', 'active', 2],
    ['users', 'emailVerified', -1],
    ['emails', 'template', 'newsletter'],
    ['emailTemplates', 'name', 'invitation'],
    ['appointments', 'endsAt', '2026-11-25T15:00:00.001Z'],
    ['appointments', 'endsAt', '2026-11-24T15:00:00.000Z'],
  ])('%s.%s as %j', async (table, column, value) => {
    await expect(write(table, column, value)).rejects.toThrow('CHECK constraint failed');
  });

  test('and takes what is just within', async () => {
    await write('users', 'active', 0);
    await write('emails', 'template', 'passwordReset');
    await write('appointments', 'endsAt', '2026-11-25T15:00:00.000Z');
  });
});
