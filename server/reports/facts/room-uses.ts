import type { Db } from '../../db/database.ts';
import type { Use } from '../measures/scene.ts';

type Switch = { readonly at: number; readonly active: boolean };

/** By location from when until when its rooms were in use, from the audit trail. */
export async function roomUses(db: Db): Promise<Map<number, Use[]>> {
  const rooms = await db.selectFrom('rooms').select(['id', 'locationId', 'active']).execute();
  const switches = await roomSwitches(db);
  const uses = rooms.flatMap(({ id, locationId, active }) =>
    usesOf(active === 1, switches.get(id) ?? []).map((use) => ({ locationId, use })),
  );
  const byLocation = Map.groupBy(uses, ({ locationId }) => locationId);
  return new Map([...byLocation].map(([id, some]) => [id, some.map(({ use }) => use)]));
}

/** When rooms were made, switched on and switched off, in that order. */
async function roomSwitches(db: Db): Promise<Map<number, Switch[]>> {
  const rows = await db
    .selectFrom('auditEvents')
    .select(['recordId', 'at', 'action', 'details'])
    .where('resource', '=', 'rooms')
    .where('action', 'in', ['create', 'update'])
    .orderBy('id')
    .execute();
  const told = rows.flatMap(({ recordId, at, action, details }) => {
    const { changes = {} } = JSON.parse(details) as { changes?: { active?: boolean } };
    const active = changes.active ?? (action === 'create' ? true : null);
    return active === null ? [] : [{ id: Number(recordId), at: Date.parse(at), active }];
  });
  return Map.groupBy(told, ({ id }) => id);
}

/** Of a room whose making nobody wrote down (the first start) it is taken that it was always there. */
function usesOf(isActive: boolean, switches: readonly Switch[]): Use[] {
  const [first] = switches;
  const uses: Use[] = [];
  let since = (first ? !first.active : isActive) ? Number.NEGATIVE_INFINITY : null;
  for (const { at, active } of switches) {
    if (!active && since !== null) {
      uses.push({ from: since, to: at });
    }
    since = active ? (since ?? at) : null;
  }
  return since === null ? uses : [...uses, { from: since, to: Number.POSITIVE_INFINITY }];
}
