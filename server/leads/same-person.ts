import type { LeadRow } from './lead.table.ts';

/**
 * Whether a request under this first name may come from the person of `lead`, who shares a
 * mail address or phone number with it. A household shares those too, so the first names have
 * to agree; a short form ("Jo" for "Jose") does, an initial or a name without letters does not.
 */
export function mayBeSamePerson(lead: Pick<LeadRow, 'firstName'>, firstName: string): boolean {
  const [shorter = '', longer = ''] = [plain(lead.firstName), plain(firstName)].toSorted(
    (a, b) => a.length - b.length,
  );
  return shorter === longer ? shorter !== '' : shorter.length > 1 && longer.startsWith(shorter);
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
