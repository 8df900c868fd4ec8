import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { rowsOf } from '../support/staff.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let desk: Staff;
let manager: Staff;
let admin: Staff;

beforeAll(async () => {
  app = await startApp();
  const here = await makeLocation(app);
  await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak', timeZone: 'America/Denver' });
  desk = await makeStaff(app, { locationIds: [here.id] });
  manager = await makeStaff(app, {
    role: 'manager',
    name: 'Ruth Lindqvist',
    locationIds: [here.id],
  });
  admin = await makeStaff(app, { role: 'admin' });
  const person = { firstName: 'María José', lastName: 'Villarreal de la Garza' };
  const { leadId } = await makePatient(app, { ...person, language: 'es', source: 'web' });
  await manager.post(`/api/leads/${leadId}/assign`, { assigneeId: manager.id });
  await makePatient(app, { firstName: 'Óscar', lastName: 'Núñez', language: 'es' });
  await makePatient(app, { firstName: 'Wes', lastName: 'Hartmann' });
  await makePatient(app, { firstName: 'Sam', lastName: 'Elsewhere', location: 'stone-oak' });
});
afterAll(() => app.stop());

const path = (query: object = {}) => listPath('leads/export', { ...query });
const names = ['lastName'];

/** The cells of each line; none of these tests has a quote or a comma in a cell but one. */
async function linesOf(by: Staff, query: object = {}): Promise<string[]> {
  const answer = await by.get(path(query));
  assert.equal(answer.status, 200, answer.text);
  return answer.text.trimEnd().split('\r\n');
}

describe('the export of the leads', () => {
  it('is a file that spreadsheets read, with the columns that were asked for', async () => {
    app.clock.advance({ minutes: 12 });
    const answer = await manager.get(
      path({
        filter: { q: 'Villarreal' },
        columns: [
          'lastName',
          'status',
          'requestedAt',
          'firstContactAt',
          'nextStepAt',
          'assigneeId',
        ],
      }),
    );
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('Content-Disposition')).toBe(
      'attachment; filename="leads-2026-11-23.csv"',
    );
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const bytes = await fetch(`${app.url}${path()}`, { headers: { Cookie: manager.cookie } });
    const start = new Uint8Array(await bytes.arrayBuffer()).slice(0, 3);
    expect([...start]).toEqual([0xef, 0xbb, 0xbf]);
    expect(answer.text.trimEnd().split('\r\n')).toEqual([
      'Name,Status,Asked,Waiting (hours),Next step,With,Time zone',
      'María José Villarreal de la Garza,Requested,2026-11-23 09:00,0.2,Call 2026-11-23 09:15,Ruth Lindqvist,America/Chicago',
    ]);
  });

  it('has the rows of the list in its order, all pages of it', async () => {
    const query = { filter: { language: 'es' }, sort: ['lastName', 'DESC'] };
    const listed = rowsOf(await manager.get(listPath('leads', query)));
    const lines = await linesOf(manager, { ...query, columns: ['reference'] });
    expect(lines.slice(1)).toEqual(
      listed.map(({ reference }) => `${String(reference)},America/Chicago`),
    );
    expect(lines).toHaveLength(3);
  });

  it('goes on past what is read at once', async () => {
    const { locationId } = await app.db
      .selectFrom('leads')
      .select('locationId')
      .executeTakeFirstOrThrow();
    const crowd = Array.from({ length: 1203 }, (_, index) => ({
      reference: `SP-T${index}`,
      locationId,
      firstName: 'Pat',
      lastName: `Test${index}`,
      email: null,
      phone: null,
      preferredContact: 'phone' as const,
      language: 'en' as const,
      concern: 'undisclosed' as const,
      source: 'import' as const,
      status: 'requested' as const,
      requestedAt: '2026-01-01T00:00:00.000Z',
    }));
    await app.db.transaction().execute(async (trx) => {
      for (const row of crowd) {
        await trx.insertInto('leads').values(row).execute();
      }
    });
    const query = { filter: { source: 'import' }, sort: ['id', 'ASC'], columns: names };
    const lines = await linesOf(manager, query);
    expect(lines.slice(1)).toEqual(crowd.map(({ lastName }) => `Pat ${lastName},America/Chicago`));
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'never lets a name be taken for a formula: %j',
    async (evil) => {
      const { leadId } = await makePatient(app, { firstName: 'Eve' });
      await app.db.updateTable('leads').set({ firstName: evil }).where('id', '=', leadId).execute();
      const { text } = await manager.get(path({ filter: { id: leadId }, columns: names }));
      const [, cell = ''] = text.split(/\r\n/);
      expect(cell.replace(/^"/, '').startsWith(`'${evil}`)).toBe(true);
      await app.db
        .updateTable('leads')
        .set({ firstName: 'Eve' })
        .where('id', '=', leadId)
        .execute();
    },
  );

  it('has only leads of one’s own locations, and of all of them for an admin', async () => {
    const columns = ['lastName', 'locationId', 'requestedAt'];
    const filter = { q: 'Elsewhere' };
    expect(await linesOf(manager, { filter, columns })).toHaveLength(1);
    expect((await linesOf(admin, { filter, columns }))[1]).toBe(
      'Sam Elsewhere,Stone Oak,2026-11-23 08:00,America/Denver',
    );
  });

  it('is for managers and admins alone', async () => {
    const refused = await desk.get(path());
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ message: expect.stringContaining('Ask a manager') });
    expect((await app.visitor.get(path())).status).toBe(401);
  });

  it('is written down: who, which rows, how many', async () => {
    const query = { filter: { q: 'Hartmann' }, sort: ['lastName', 'ASC'], columns: names };
    await linesOf(manager, query);
    const events = await admin.get(
      listPath('auditEvents', { filter: { action: 'export' }, range: [0, 0] }),
    );
    expect(rowsOf(events)).toMatchObject([
      { actorId: manager.id, resource: 'leads', details: { ...query, rows: 1 } },
    ]);
  });

  it.each([
    [{ columns: ['concern'] }, '“columns” must be a list like ["lastName","status"].'],
    [{ columns: [] }, '“columns” must be a list like ["lastName","status"].'],
    [{ filter: { message: 'x' } }, 'leads can’t be filtered by “message”.'],
    [{ range: [0, 24] }, 'An export has all rows: give filter, sort and columns.'],
    [{ page: 1 }, 'There is no parameter “page” here.'],
  ])('says what is wrong with %o', async (query, message) => {
    const refused = await manager.get(path(query));
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ message });
  });
});
