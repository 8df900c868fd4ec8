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
    .filter((each) => isSame(each, lead))
    .toSorted((a, b) => rank(b, lead) - rank(a, lead) || b.id - a.id);
  return twin;
}

function isSame(there: LeadRow, lead: ImportedLead): boolean {
  return there.reference === lead.reference || isCompatible(there, lead);
}

function rank({ reference, status }: LeadRow, lead: ImportedLead): number {
  if (reference === lead.reference) {
    return 2;
  }
  return status === 'closed' || status === 'infused' ? 0 : 1;
}

/** Whether this person has asked, at any location, to be left alone. That holds for new leads too. */
export function askedToBeLeftAlone(reached: readonly LeadRow[], lead: ImportedLead): boolean {
  return reached.some(
    (each) =>
      each.contactStop === 'doNotContact' && firstNamesAgree(each.firstName, lead.firstName),
  );
}
