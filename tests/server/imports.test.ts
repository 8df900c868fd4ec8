import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';
import { bringIn, csv, rowsOfImport, step } from '../support/imports.ts';

type Staff = Browserless & { readonly id: string };

let app: TestApp;
let here: number;
let manager: Staff;

beforeAll(async () => {
  app = await startApp();
  here = (await makeLocation(app)).id;
  manager = await makeStaff(app, { role: 'manager', name: 'Ruth Lindqvist', locationIds: [here] });
});
afterAll(() => app.stop());

const leadBy = (email: string) =>
  app.db.selectFrom('leads').selectAll().where('email', '=', email).executeTakeFirstOrThrow();

describe('an import', () => {
  it('makes past leads complete, with their events', async () => {
    const done = await bringIn(
      app,
      manager,
      here,
      csv(
        ['Name', 'Email', 'Phone', 'Date', 'Emailed', 'Booked', 'Infused', 'Notes'],
        [
          'Dolores Quintanilla',
          'DQ@example.com',
          '(210) 555-0142',
          '3/14/2026',
          '3/14/2026',
          '3/20/2026 2:15 PM',
          '3/31/2026',
          'Came by bus',
        ],
      ),
    );
    expect(done).toMatchObject({ state: 'done', total: 1, made: 1, refused: 0, problems: 0 });
    const lead = await leadBy('dq@example.com');
    expect(lead).toMatchObject({
      firstName: 'Dolores',
      lastName: 'Quintanilla',
      phone: '+12105550142',
      status: 'infused',
      source: 'import',
      requestedAt: '2026-03-14T05:00:00.000Z',
      bookedAt: '2026-03-20T19:15:00.000Z',
      infusedAt: '2026-03-31T05:00:00.000Z',
      dueAt: null,
      nextStepAt: null,
      nextMailAt: null,
    });
    expect(await historyOf(app, lead.id)).toEqual([
      'requested',
      'statusChanged',
      'note',
      'statusChanged',
      'statusChanged',
      'imported',
    ]);
    const back = await step(app, manager, done.id, 'take-back');
    expect(back).toMatchObject({ state: 'takenBack', kept: 0 });
    expect(await app.db.selectFrom('leads').selectAll().execute()).toEqual([]);
    expect(await app.db.selectFrom('activities').selectAll().execute()).toEqual([]);
    expect(await rowsOfImport(manager, done.id, 'kept')).toEqual([]);
    expect(leadOf).toBeDefined();
  });
});
