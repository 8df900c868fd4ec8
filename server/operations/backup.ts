import { closeSync, existsSync, linkSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config.ts';
import { type Command, type Given, OperationError, print } from './command.ts';
import { onDisk, withFile } from './sqlite-file.ts';

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
  makeEmpty(draft);
  try {
    withFile(config.databaseFile, (sqlite) => sqlite.prepare('vacuum into ?').run(draft));
    onDisk(draft);
    // Unlike a rename, a link never replaces a file that appeared meanwhile.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
  onDisk(file);
  print(`The database is copied to ${file}.`);
}

/** Made by us first, so that nobody else on the machine may read what goes in. */
function makeEmpty(draft: string): void {
  try {
    closeSync(openSync(draft, 'wx', 0o600));
  } catch (error) {
    throw new OperationError(
      `${draft} can’t be made: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
