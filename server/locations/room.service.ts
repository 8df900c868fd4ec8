import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { roomInput } from '../../shared/location.ts';
import type { Room } from '../../shared/records.ts';
import { roomHasUpcoming } from '../booking/appointment.queries.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { HttpError, invalid, notFound, parseBody } from '../http/errors.ts';
import { planChanges } from '../rest/write.ts';
import { findLocation } from './location.queries.ts';
import { findRoom, insertRoom, roomsOf, type RoomValues, updateRoom } from './room.queries.ts';
import { auditSite } from './site-audit.ts';

const newRoom = roomInput.extend({ locationId: z.int().min(1) });

/** @throws HttpError 422 */
export async function createRoom(ctx: Context, actorId: string, body: unknown): Promise<Room> {
  const values = parseBody(newRoom, body);
  return ctx.db.transaction().execute(async (trx) => {
    if (!(await findLocation(trx, values.locationId))) {
      throw invalid({ locationId: 'There is no such location.' });
    }
    await requireFreeName(trx, values, null);
    const room = await insertRoom(trx, values);
    const made = { actorId, action: 'create', resource: 'rooms', id: room.id } as const;
    await auditSite(ctx, trx, { ...made, changes: values });
    return room;
  });
}

/** @throws HttpError 404, 409 (also where the room is still needed), 422, 428 */
export async function changeRoom(
  ctx: Context,
  actorId: string,
  id: number,
  body: unknown,
): Promise<Room> {
  return ctx.db.transaction().execute(async (trx) => {
    const stored = await findRoom(trx, id);
    if (!stored) {
      throw notFound('This room');
    }
    const embeds = { location: 'locationId' };
    const changes = planChanges({ singular: 'room', stored, body, writable: roomInput, embeds });
    const { id: _id, version: _version, ...before } = stored;
    const values: RoomValues = { ...before, ...changes };
    if (isDeepStrictEqual(values, before)) {
      return stored;
    }
    await requireFreeName(trx, values, id);
    if (changes.active === false) {
      await requireEmpty(trx, id, nowIso(ctx.clock));
    }
    const room = await updateRoom(trx, id, values);
    await auditSite(ctx, trx, { actorId, action: 'update', resource: 'rooms', id, changes });
    return room;
  });
}

async function requireFreeName(trx: Trx, room: RoomValues, ownId: number | null): Promise<void> {
  const rooms = await roomsOf(trx, room.locationId);
  if (rooms.some((each) => each.name === room.name && each.id !== ownId)) {
    throw invalid({ name: 'This location has a room of this name already.' });
  }
}

async function requireEmpty(trx: Trx, roomId: number, now: string): Promise<void> {
  if (await roomHasUpcoming(trx, roomId, now)) {
    throw new HttpError(
      409,
      'room.hasAppointments',
      'Appointments are booked in this room. Move or cancel them first.',
    );
  }
}
