import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
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
  // Its own name each time: what a run that was cut leaves behind is in nobody's way.
  const draft = `${file}.${randomUUID()}.part`;
  copyDatabase(config.databaseFile, draft);
  try {
    // Taken first, because a rename would replace a file that appeared meanwhile.
    closeSync(openSync(file, 'wx', 0o600));
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  onDisk(file);
  print(`The database is copied to ${file}.`);
}
