import type { LeadRow } from '../leads/lead.table.ts';
import type { Changes } from './merging.table.ts';

type Asked = Pick<LeadRow, 'locationId' | 'askedLocationId' | 'requestedAt'>;

/**
 * Where the lead that stays was asked, as it was and as it will be: where the person asked first has
 * its share in the reports, whoever carries the lead on. Null: where it is. Pure.
 */
export function askedChange(into: Asked, from: Asked): Changes {
  const first = from.requestedAt < into.requestedAt ? from : into;
  const asked = first.askedLocationId ?? first.locationId;
  const isPlain = into.askedLocationId === null && asked === into.locationId;
  return { askedLocationId: { before: into.askedLocationId, after: isPlain ? null : asked } };
}
