import { verifyAuditChain } from '../audit/audit.service.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/open.ts';
import { type Command, OperationError, print } from './command.ts';
import { problemsOf, withFile } from './sqlite-file.ts';

export const check: Command = {
  usage: 'check',
  summary: 'Looks whether the database is whole, up to date, and its audit trail unbroken.',
  options: {},
  help: [],
  positionals: 0,
  run: async (_given, config) => {
    const problems = withFile(config.databaseFile, problemsOf);
    const found = problems.length > 0 ? problems : await brokenTrail(config);
    if (found.length > 0) {
      throw new OperationError(found.join('\n'));
    }
    print('The database is whole and up to date, and its audit trail is unbroken.');
  },
};

async function brokenTrail(config: Config): Promise<string[]> {
  const db = openDatabase(config.databaseFile);
  try {
    const problem = await verifyAuditChain(db);
    return problem === null ? [] : [problem];
  } finally {
    await db.destroy();
  }
}
