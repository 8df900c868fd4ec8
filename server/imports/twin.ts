import { contactStops, type ContactStop } from '../../shared/vocabulary.ts';
import { firstNamesAgree, isCompatible } from '../duplicates/same-name.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { ImportedLead } from './row/read-row.ts';

/**
 * The lead of the same person at the same location, if there is one: the very lead by its reference,
 * or the same mail address or phone number and a compatible name. Of several the one that is still
 * open, then the newest. Pure.
 * @param reached everybody with this mail address, phone number or reference
 */
export function twinOf(reached: readonly LeadRow[], lead: ImportedLead): LeadRow | undefined {
  const [twin] = reached
    .filter((each) => each.locationId === lead.location.id && each.mergedIntoId === null)
    .filter((each) => each.erasedAt === null && isSame(each, lead))
    .toSorted((a, b) => rank(b, lead) - rank(a, lead) || b.id - a.id);
  return twin;
}

/** Whoever has no letters in the name, as it may be in a list, is still who they are. */
function isSame(there: LeadRow, lead: ImportedLead): boolean {
  const isEqual = there.firstName === lead.firstName && there.lastName === lead.lastName;
  return isEqual || isCompatible(there, lead);
}

/**
 * Why the lead that has the reference of a row keeps the row out, in words; null: it doesn't. Pure.
 * @param reached everybody with this mail address, phone number or reference
 */
export function whyReferenceFails(reached: readonly LeadRow[], lead: ImportedLead): string | null {
  const there = reached.find(({ reference }) => reference === lead.reference);
  if (there === undefined || there.erasedAt !== null) {
    return there ? 'The data of this person were erased.' : null;
  }
  const isHere = there.locationId === lead.location.id && there.mergedIntoId === null;
  return isHere && !isSame(there, lead) ? 'This is the reference of somebody else here.' : null;
}

function rank({ reference, status }: LeadRow, lead: ImportedLead): number {
  if (reference === lead.reference) {
    return 2;
  }
  return status === 'closed' || status === 'infused' ? 0 : 1;
}

/**
 * Why nobody contacts this person, or nothing goes out by itself, as it was said or noted at whatever
 * location, or by the row: of several the one that stops more. That holds for new leads too. Pure.
 */
export function stopOf(reached: readonly LeadRow[], lead: ImportedLead): ContactStop | null {
  const stops = reached
    .filter(({ erasedAt, mergedIntoId }) => erasedAt === null && mergedIntoId === null)
    .filter(({ firstName }) => firstNamesAgree(firstName, lead.firstName))
    .map(({ contactStop }) => contactStop);
  return contactStops.find((each) => each === lead.contactStop || stops.includes(each)) ?? null;
}
