import type { Db } from '../db/database.ts';
import { eraseLead } from '../erasure/erase-lead.ts';
import { type Command, OperationError, print, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

export const erase: Command = {
  usage: 'erase --lead ID --reason TEXT',
  summary: 'Erases the personal data of one person for good; numbers for reports stay.',
  options: { lead: { type: 'string' }, reason: { type: 'string' } },
  help: [
    '--lead ID            the lead’s number, or its reference such as SP-7KQ2MB',
    '--reason TEXT        why; it stays, so it must not say who it was',
    '',
    'What was merged into the lead goes with it. The server may be running. Backups made before still',
    'hold the data: delete them, or erase again after restoring one.',
  ],
  positionals: 0,
  run: async (given, config) => {
    const named = given.required('lead');
    const reason = given.required('reason').trim();
    if (reason === '') {
      throw new UsageError('--reason is empty: write why');
    }
    const erased = await withDatabase(config, async ({ db, clock }) => {
      const leadId = await idOf(db, named);
      return eraseLead({ db, clock }, { leadId, reason, actorId: null });
    });
    print(`erased lead ${erased.join(', ')}`);
  },
};

async function idOf(db: Db, named: string): Promise<number> {
  const isNumber = /^\d{1,15}$/.test(named);
  const row = await db
    .selectFrom('leads')
    .select('id')
    .where((eb) =>
      isNumber ? eb('id', '=', Number(named)) : eb('reference', '=', named.toUpperCase()),
    )
    .executeTakeFirst();
  if (!row) {
    throw new OperationError(`there is no lead ${named}`);
  }
  return row.id;
}
