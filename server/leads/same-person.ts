import type { LeadRow } from './lead.table.ts';

/**
 * Whether a request under this first name may come from the person of `lead`, who shares a
 * mail address or phone number with it. A household shares those too, so the first names have
 * to agree; a short form ("Jo" for "Jose") does.
 */
export function mayBeSamePerson(lead: Pick<LeadRow, 'firstName'>, firstName: string): boolean {
  const known = plain(lead.firstName);
  const given = plain(firstName);
  return known.startsWith(given) || given.startsWith(known);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
