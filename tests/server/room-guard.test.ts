import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HttpError } from '../../server/http/errors.ts';
import { insertAppointment, updateAppointment } from '../../server/booking/appointment.queries.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import { makeLocation } from '../support/factories.ts';

let app: TestApp;
let locationId: number;
let rooms: number[];
let leadId: number;

beforeAll(async () => {
  app = await startApp();
  locationId = (await makeLocation(app, {}, ['any', 'any'])).id;
  rooms = (await app.db.selectFrom('rooms').select('id').execute()).map((room) => room.id);
  ({ leadId } = await makePatient(app));
});
afterAll(() => app.stop());
beforeEach(() => app.db.deleteFrom('appointments').execute());

type Status = 'booked' | 'completed' | 'cancelled' | 'noShow';

/** Writes past every check of the program, to the table itself. */
function write(from: string, to: string, roomIndex = 0, status: Status = 'booked') {
  return app.db.transaction().execute((trx) =>
    insertAppointment(trx, {
      leadId,
      locationId,
      roomId: rooms[roomIndex] ?? 0,
      kind: 'consultation',
      startsAt: `2026-12-01T${from}:00.000Z`,
      endsAt: `2026-12-01T${to}:00.000Z`,
      status,
      bookedBy: 'patient',
      createdAt: '2026-11-23T15:00:00.000Z',
    }),
  );
}

const taken = { status: 409, code: 'appointment.roomTaken' } satisfies Partial<HttpError>;

describe('the database itself never lets two people hold one room', () => {
  test.each([
    ['the same time', '15:00', '15:30'],
    ['a start within', '15:15', '15:45'],
    ['an end within', '14:45', '15:15'],
    ['around it', '14:00', '17:00'],
    ['inside it', '15:10', '15:20'],
  ])('%s is refused as a conflict', async (_name, from, to) => {
    await write('15:00', '15:30');
    await expect(write(from, to)).rejects.toMatchObject(taken);
  });

  test('times that touch, another room, and what was cancelled or missed are free', async () => {
    await write('15:00', '15:30');
    await write('14:30', '15:00');
    await write('15:30', '16:00');
    await write('15:00', '15:30', 1);
    await write('17:00', '18:00', 0, 'cancelled');
    await write('17:00', '18:00', 0, 'noShow');
    await expect(write('17:00', '18:00')).resolves.toMatchObject({ status: 'booked' });
  });

  test('a completed visit keeps its room', async () => {
    await write('15:00', '15:30', 0, 'completed');
    await expect(write('15:00', '15:30')).rejects.toMatchObject(taken);
  });

  test('moving onto another, or bringing a cancelled one back over it, is refused', async () => {
    await write('15:00', '15:30');
    const later = await write('16:00', '16:30');
    const gone = await write('15:00', '15:30', 0, 'cancelled');
    const change = (id: number, changes: Parameters<typeof updateAppointment>[2]) =>
      app.db.transaction().execute((trx) => updateAppointment(trx, id, changes));
    const onto = { startsAt: '2026-12-01T15:15:00.000Z', endsAt: '2026-12-01T15:45:00.000Z' };
    await expect(change(later.id, onto)).rejects.toMatchObject(taken);
    await expect(change(gone.id, { status: 'booked' })).rejects.toMatchObject(taken);
    await expect(change(later.id, { endsAt: '2026-12-01T17:00:00.000Z' })).resolves.toBeDefined();
  });
});
