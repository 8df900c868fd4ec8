import { toIso } from '../clock.ts';
import type { Db } from '../db/database.ts';
import { allLocations } from '../locations/location.queries.ts';
import type { Location } from '../../shared/records.ts';
import { plainWord } from './row/choices.ts';
import type { Colleague, Named } from './row/read-row.ts';
import { colleagueRows } from './named.queries.ts';

/**
 * What the rows of an import can name: the locations of whoever brings it in, and who works there.
 * @param locationIds the locations that may be named; `all` for admins and operators
 */
export async function readNamed(
  db: Db,
  home: Location,
  locationIds: readonly number[] | 'all',
  now: Temporal.Instant,
): Promise<Named> {
  const own = (await allLocations(db)).filter(
    ({ id, active }) => active && (locationIds === 'all' || locationIds.includes(id)),
  );
  return {
    home,
    locations: new Map(
      own.flatMap((each) => [each.name, each.slug].map((word) => [plainWord(word), each] as const)),
    ),
    staff: byWords(await colleagueRows(db)),
    now,
    at: toIso(now),
  };
}

type Row = Awaited<ReturnType<typeof colleagueRows>>[number];

/** A name that two people have names nobody; a mail address always one. */
function byWords(rows: readonly Row[]): Map<string, Colleague> {
  const people = new Map<string, { colleague: Colleague; email: string; name: string }>();
  for (const { id } of rows) {
    const own = rows.filter((row) => row.id === id);
    const [first] = own;
    if (first && !people.has(id)) {
      const places = new Set(own.map(({ locationId }) => locationId));
      const worksAt = (locationId: number) =>
        first.active === 1 && (first.role === 'admin' || places.has(locationId));
      people.set(id, { colleague: { id, worksAt }, email: first.email, name: first.name });
    }
  }
  const words = new Map<string, Colleague>();
  const names = [...people.values()].map(({ name }) => plainWord(name));
  for (const { colleague, email, name } of people.values()) {
    words.set(plainWord(email), colleague);
    if (names.filter((each) => each === plainWord(name)).length === 1) {
      words.set(plainWord(name), colleague);
    }
  }
  return words;
}
