import { importPlan, type ImportPlan, toldOrders } from '../../shared/import.ts';
import type { ImportColumn } from '../../shared/import.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { guessFields } from './guess-fields.ts';
import { deleteSomeRows, insertImport, insertRows, updateImport } from './import.queries.ts';
import { deleteImport } from './ledger.queries.ts';
import { rememberedPlan } from './mapping.queries.ts';
import { findPlaces } from './places.ts';
import { readTable } from './reading/read-table.ts';

export type Upload = {
  /** Where the file lies; whoever put it there takes it away. */
  readonly file: string;
  readonly fileName: string;
  readonly locationId: number;
  /** Null: an operator, by command. */
  readonly userId: string | null;
};

/**
 * Reads a file into the database, where it waits for somebody to say what its columns are.
 * @returns the id of the import
 * @throws FileRefused for what can't be read; then nothing of it is left
 */
export async function storeUpload(
  ctx: Pick<Context, 'db' | 'clock'>,
  { file, ...upload }: Upload,
): Promise<number> {
  const { db } = ctx;
  const at = nowIso(ctx.clock);
  const id = await db
    .transaction()
    .execute((trx) => insertImport(trx, { ...upload, createdAt: at }));
  let total = 0;
  try {
    const { columns, remark } = await readTable(file, async (rows) => {
      total += rows.length;
      await db.transaction().execute((trx) => insertRows(trx, id, rows));
    });
    await db.transaction().execute(async (trx) => {
      const plan = JSON.stringify(await firstPlan(trx, upload.locationId, columns));
      const read = { columns: JSON.stringify(columns), remark, total, plan };
      await updateImport(trx, id, { ...read, state: 'uploaded' });
      await findPlaces(ctx, trx, id);
      await recordAudit(trx, {
        at,
        actorId: upload.userId,
        action: 'upload',
        resource: 'imports',
        recordId: String(id),
        details: { locationId: upload.locationId, rows: total },
      });
    });
    return id;
  } catch (error) {
    await dropImport(db, id);
    throw error;
  }
}

/** What was chosen for such a file last time, else what can be guessed. */
async function firstPlan(
  db: Db,
  locationId: number,
  columns: readonly ImportColumn[],
): Promise<ImportPlan> {
  const remembered = await rememberedPlan(db, locationId, columns);
  const plan = remembered ?? importPlan.parse({ fields: guessFields(columns) });
  const dayFirst = { ...plan.dayFirst, ...toldOrders(columns) };
  // Ticked once is not ticked for ever: whether mail goes out is asked with every file.
  return { ...plan, dayFirst, sendLinks: false };
}

/** Deletes an import and everything its file said, some rows at a time. */
export async function dropImport(db: Db, id: number): Promise<void> {
  while ((await deleteSomeRows(db, id)) > 0) {
    // Between the pieces others have their turn.
  }
  await deleteImport(db, id);
}
