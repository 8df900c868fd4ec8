import type { Selectable } from 'kysely';
import type { Room } from '../../shared/records.ts';
import type { Db, Trx } from '../db/database.ts';
import type { RoomTable } from './location.table.ts';

export type RoomValues = Omit<Room, 'id' | 'version'>;

export function toRoom(row: Selectable<RoomTable>): Room {
  return { ...row, active: row.active === 1 };
}

export async function findRoom(db: Db, id: number): Promise<Room | undefined> {
  const row = await db.selectFrom('rooms').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRoom(row);
}

export async function roomsOf(db: Db, locationId: number): Promise<Room[]> {
  const rows = await db
    .selectFrom('rooms')
    .selectAll()
    .where('locationId', '=', locationId)
    .orderBy('id')
    .execute();
  return rows.map(toRoom);
}

export async function insertRoom(trx: Trx, values: RoomValues): Promise<Room> {
  const row = await trx
    .insertInto('rooms')
    .values(toColumns(values))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRoom(row);
}

/** Writes the whole record and counts its version up. */
export async function updateRoom(trx: Trx, id: number, values: RoomValues): Promise<Room> {
  const row = await trx
    .updateTable('rooms')
    .set((eb) => ({ ...toColumns(values), version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRoom(row);
}

function toColumns(values: RoomValues) {
  return { ...values, active: values.active ? (1 as const) : (0 as const) };
}
