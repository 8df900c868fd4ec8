import { existsSync, linkSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { type Command, type Given, OperationError, print } from './command.ts';
import { copyDatabase, onDisk } from './sqlite-file.ts';

export const backup: Command = {
  usage: 'backup FILE',
  summary:
    'Copies the database into a new file, as it is at one moment, also while the server runs.',
  options: {},
  help: [],
  positionals: 1,
  run,
};

async function run({ positionals: [name = ''] }: Given, config: Config): Promise<void> {
  const file = resolve(name);
  if (existsSync(file)) {
    throw new OperationError(`${file} exists; a backup never overwrites a file`);
  }
  const draft = `${file}.part`;
  copyDatabase(config.databaseFile, draft);
  try {
    // Unlike a rename, a link never replaces a file that appeared meanwhile.
    linkSync(draft, file);
  } finally {
    rmSync(draft);
  }
  onDisk(file);
  print(`The database is copied to ${file}.`);
}
