import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';

type Written = {
  readonly actorId: string;
  readonly action: 'create' | 'update';
  readonly resource: 'locations' | 'rooms';
  readonly id: number;
  readonly changes: object;
  /** Of an update: what the changed fields were. */
  readonly before?: object;
};

/** The fields of a record that something else has too. */
export function sameFields(record: object, other: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name in other));
}

/** Keeps who made or changed a location or a room, and what in it. */
export async function auditSite(ctx: Context, trx: Trx, written: Written): Promise<void> {
  const { actorId, action, resource, id, ...details } = written;
  const recordId = String(id);
  const at = nowIso(ctx.clock);
  await recordAudit(trx, { at, actorId, action, resource, recordId, details });
}
