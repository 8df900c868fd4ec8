import type { Config } from '../config.ts';
import { isPassingFailure } from '../db/passing-failure.ts';
import { rebuildFacts } from '../reports/facts/rebuild.ts';
import { type Command, type Given, OperationError, print } from './command.ts';
import { withDatabase } from './with-database.ts';

export const reportsRebuild: Command = {
  usage: 'reports:rebuild',
  summary: 'Works out anew, from the events, what the reports count.',
  options: {},
  help: [
    'What the reports keep of each lead is thrown away and made again; nothing else changes.',
    'The server may run: its reports wait for it, or do a part of it themselves.',
  ],
  positionals: 0,
  run,
};

async function run(_given: Given, config: Config): Promise<void> {
  const { leads, isWritten } = await withDatabase(config, ({ db }) =>
    rebuildFacts(db, isPassingFailure),
  );
  if (!isWritten) {
    throw new OperationError(
      'the disk is full: make room and run it again; reports are true as is',
    );
  }
  print(`Worked out ${leads} ${leads === 1 ? 'lead' : 'leads'} anew.`);
}
