import { isCompatible } from '../duplicates/same-name.ts';
import type { PersonName } from '../duplicates/name-words.ts';
import type { Db } from '../db/database.ts';
import { lastDeparture } from '../transfers/transfer.queries.ts';
import { leadsReachedBy, type Reach, standingFor } from './lead.queries.ts';
import type { LeadRow } from './lead.table.ts';

/** What a location knows of somebody who asks. */
export type KnownPerson = {
  /** Nobody at all is reached by this mail address or phone number, in the whole group. */
  readonly isAlone: boolean;
  /** Still open: it is raised. */
  readonly open: LeadRow | undefined;
  /** The last one that is over, where none is open. */
  readonly past: LeadRow | undefined;
  /** The last one that another location carries on. */
  readonly elsewhere: Elsewhere | undefined;
};

export type Elsewhere = {
  readonly lead: LeadRow;
  /** Where it was handed over to; null: it was merged into one of theirs. */
  readonly toName: string | null;
};

/**
 * The leads of the same person at this location: the same mail address or phone number, and a
 * name that can be theirs (`isCompatible`). What was merged counts as what it was merged into.
 */
export async function knownPerson(
  db: Db,
  locationId: number,
  person: PersonName & Reach,
): Promise<KnownPerson> {
  const own = new Map<number, LeadRow>();
  const left: Elsewhere[] = [];
  const reached = await leadsReachedBy(db, person);
  for (const lead of reached) {
    const standing = isCompatible(lead, person) ? await standingFor(db, lead) : undefined;
    if (standing?.locationId === locationId) {
      own.set(standing.id, standing);
    } else if (standing) {
      left.push(...(await whereItWent(db, locationId, lead, standing)));
    }
  }
  const found = [...own.values()];
  const open = found.filter(isOpen).toSorted((a, b) => a.id - b.id);
  return {
    isAlone: reached.length === 0,
    open: open.find(({ email }) => email === person.email) ?? open[0],
    past: open.length > 0 ? undefined : found.toSorted(newestFirst)[0],
    elsewhere: left.toSorted((a, b) => newestFirst(a.lead, b.lead))[0],
  };
}

/** Where a lead went that was this location's once; of others nothing is said. */
async function whereItWent(
  db: Db,
  locationId: number,
  known: LeadRow,
  lead: LeadRow,
): Promise<Elsewhere[]> {
  if (known.locationId === locationId) {
    return [{ lead, toName: null }];
  }
  const left =
    known.askedLocationId === null ? undefined : await lastDeparture(db, known.id, [locationId]);
  return left ? [{ lead, toName: left.toName }] : [];
}

function isOpen({ status, mergedIntoId }: LeadRow): boolean {
  return status !== 'closed' && status !== 'infused' && mergedIntoId === null;
}

function newestFirst(a: LeadRow, b: LeadRow): number {
  return b.requestedAt.localeCompare(a.requestedAt) || b.id - a.id;
}
