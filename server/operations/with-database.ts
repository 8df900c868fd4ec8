import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { migrate, openDatabase } from '../db/open.ts';

type Workshop = Pick<Context, 'db' | 'clock' | 'publicUrl'>;

/** Opens the database for one command (also beside a running server) and closes it after. */
export async function withDatabase<Result>(
  config: Config,
  work: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  const db = openDatabase(config.databaseFile);
  try {
    await migrate(db);
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    return await work({ db, clock: systemClock, publicUrl });
  } finally {
    await db.destroy();
  }
}
