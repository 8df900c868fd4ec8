import { sql } from 'kysely';
import type { Transfer } from '../../shared/transfer.ts';
import type { Resource } from '../rest/resource.ts';
import type { Viewer } from '../staff/principal.ts';

const text = { type: 'text' } as const;
const unsearched = { type: 'text', operators: [], sortable: false, nullable: true } as const;

const placeName = (column: string) =>
  sql`(select place.name from locations as place where place.id = ${sql.ref(`transfers.${column}`)})`;
const userName = (column: string) =>
  sql`(select person.name from users as person where person.id = ${sql.ref(`transfers.${column}`)})`;

/**
 * Offers by the locations of whoever looks, and those made to them: not what was withdrawn or
 * declined, because that person stayed with the others.
 */
export const transferResource: Resource<Transfer, Transfer> = {
  name: 'transfers',
  singular: 'offer',
  table: 'transfers',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer' },
    reference: text,
    firstName: text,
    lastName: text,
    language: text,
    requestedAt: { type: 'instant' },
    fromLocationId: { type: 'integer' },
    fromName: { ...text, expression: placeName('fromLocationId') },
    toLocationId: { type: 'integer' },
    toName: { ...text, expression: placeName('toLocationId') },
    status: text,
    note: unsearched,
    answerNote: unsearched,
    offeredAt: { type: 'instant' },
    offeredByName: { ...text, expression: userName('offeredById') },
    answeredAt: { type: 'instant', nullable: true },
    answeredByName: { ...text, nullable: true, expression: userName('answeredById') },
  },
  defaultSort: ['offeredAt', 'DESC'],
  scope,
  search: (typed) => {
    const isNumber = /^[\d\s().+/-]+$/.test(typed) && /\d/.test(typed);
    const words = (isNumber ? [typed.replaceAll(/\D/g, '')] : typed.trim().split(/\s+/)).map(
      containing,
    );
    return sql`(${sql.join(words, sql` and `)})`;
  },
  toRecord: (row) => row,
};

function scope({ locationIds: ids }: Viewer) {
  if (ids === 'all') {
    return null;
  }
  return ids.length === 0
    ? sql<boolean>`1 = 0`
    : sql<boolean>`(transfers."fromLocationId" in (${sql.join(ids)})
        or (transfers."toLocationId" in (${sql.join(ids)})
          and transfers.status in ('offered', 'accepted')))`;
}

function containing(word: string) {
  const pattern = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const said = sql`transfers."firstName" || ' ' || transfers."lastName" || ' ' ||
    transfers.reference || ' ' || coalesce(transfers.phone, '')`;
  return sql<boolean>`${said} like ${pattern} escape '\\'`;
}
