import { ConfigError } from '../config.ts';

const notAFolder = 'leads through a file that is no folder';
const notAllowed = 'may not be written by this user';
const reasons: Readonly<Record<string, string>> = {
  EISDIR: 'is a folder; name a file in it',
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  ENAMETOOLONG: 'is too long a name',
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  SQLITE_READONLY: notAllowed,
  SQLITE_CANTOPEN: 'can’t be opened as a database',
  SQLITE_NOTADB: 'is not a database',
};

/**
 * Does what needs the database's file.
 * @throws ConfigError one line that names the setting, where the file is the trouble
 */
export function withUsable<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
    const reason = reasons[code];
    throw reason === undefined ? error : new ConfigError(`DATABASE_URL: ${file} ${reason}`);
  }
}
