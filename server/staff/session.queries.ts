import type { CompiledQuery } from 'kysely';
import type { Role } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import type { Principal } from './principal.ts';

export type OpenSession = {
  readonly expiresAt: string;
  readonly lastActiveAt: string;
  readonly principal: Principal;
};

type SessionLine = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  lastActiveAt: string | null;
  locationId: number | null;
};

/**
 * The read that every request of the staff API begins with: the session of an active user with
 * the user's locations (a line each). Compiled once, because building a query costs more than
 * running this one.
 */
export function prepareSessionRead(db: Db): (token: string) => Promise<OpenSession | null> {
  const compiled = sessionQuery(db);
  return async (token) => {
    const { rows } = await db.executeQuery<SessionLine>({ ...compiled, parameters: [token, 1] });
    const [first] = rows;
    return first
      ? {
          expiresAt: first.expiresAt,
          lastActiveAt: first.lastActiveAt ?? first.createdAt,
          principal: toPrincipal(first, rows),
        }
      : null;
  };
}

function sessionQuery(db: Db): CompiledQuery<SessionLine> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .leftJoin('userLocations', 'userLocations.userId', 'users.id')
    .select([
      'users.id as userId',
      'users.name',
      'users.email',
      'users.role',
      'sessions.createdAt',
      'sessions.expiresAt',
      'sessions.lastActiveAt',
      'userLocations.locationId',
    ])
    .where('sessions.token', '=', '')
    .where('users.active', '=', 1)
    .compile();
}

function toPrincipal(first: SessionLine, lines: readonly SessionLine[]): Principal {
  const { userId, name, email, role } = first;
  const locationIds =
    role === 'admin'
      ? ('all' as const)
      : lines.flatMap((line) => (line.locationId === null ? [] : [line.locationId]));
  return { userId, name, email, role, locationIds };
}

/** Notes when the person behind a session last did something. */
export async function touchSession(db: Db, token: string, at: string): Promise<void> {
  await db.updateTable('sessions').set({ lastActiveAt: at }).where('token', '=', token).execute();
}
