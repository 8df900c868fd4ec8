import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Config } from '../config.ts';

type Place = Pick<Config, 'dataFolder' | 'databaseFile'>;

const folderOf = ({ dataFolder }: Place) => join(dataFolder, 'incoming');
/** Several databases may lie in one folder, each with a server of its own. */
const ownName = ({ databaseFile }: Place, id: string) => `${basename(databaseFile)}.${id}`;

const idLength = randomUUID().length;

/** A new place for a file that came in, for as long as it is read; nobody else may look into it. */
export function incomingFile(place: Place): string {
  const folder = folderOf(place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, ownName(place, randomUUID()));
}

/** Takes away what a crash has left. To be called before anything comes in. */
export function clearIncoming(place: Place): void {
  const folder = folderOf(place);
  const isOwn = (name: string) => name === ownName(place, name.slice(-idLength));
  for (const name of existsSync(folder) ? readdirSync(folder).filter(isOwn) : []) {
    rmSync(join(folder, name), { force: true });
  }
}
