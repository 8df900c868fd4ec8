import type { RowProblem } from '../../shared/import.ts';
import type { Context } from '../context.ts';
import { findImport, updateImport } from './import.queries.ts';
import { nextRow, noteGivenUp } from './ledger.queries.ts';

const problem: RowProblem = {
  column: null,
  message: 'This row could not be worked on. Bring it in by hand.',
  stops: true,
};

/** Passes over the row that the present step fails at, and says so. */
export async function giveUpRow({ db }: Pick<Context, 'db'>, importId: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const record = await findImport(trx, importId);
    const row = record && (await nextRow(trx, importId, record.passed));
    if (!record || !row) {
      return;
    }
    await noteGivenUp(
      trx,
      row,
      record.state === 'takingBack'
        ? { outcome: 'kept', reason: 'It could not be taken back.' }
        : { refused: 1, problems: JSON.stringify([problem]) },
    );
    await updateImport(trx, importId, {
      done: record.done + 1,
      passed: row.row,
      ...(record.state === 'takingBack'
        ? { kept: record.kept + 1 }
        : { refused: record.refused + 1, problems: record.problems + 1 }),
    });
  });
}
