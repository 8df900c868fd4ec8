import type { Db } from '../db/database.ts';
import { duplicatesOf } from '../duplicates/duplicate.queries.ts';
import { importsOf } from '../imports/held.queries.ts';
import { mergesOf } from '../merging/merging.queries.ts';
import type { Changes } from '../merging/merging.table.ts';
import { transfersOf } from '../transfers/transfer.queries.ts';
import { detailWords } from './detail-words.ts';
import type { Part } from './send-document.ts';
import type { Telling } from './telling.ts';
import { linkWords, offerWords, rowWords, rulesInWords } from './words.ts';

/** What is held about a person beside others. Other people are named by their reference only. */
export async function linksOf({ db, leadIds, time }: Telling): Promise<Part> {
  const rows: Part['rows'][number][] = [];
  for (const leadId of leadIds) {
    const { pairs, links } = await duplicatesOf(db, leadId);
    for (const { otherId, kind, via, at } of links) {
      rows.push([
        time(at),
        linkWords[kind] ?? kind,
        await referenceOf(db, otherId),
        via && (linkWords[via] ?? via),
      ]);
    }
    for (const pair of pairs) {
      const otherId = pair.leadId === leadId ? pair.otherId : pair.leadId;
      const state = pair.ruledOutAt === null ? 'Perhaps the same person' : 'Not the same person';
      rows.push([
        time(pair.foundAt),
        state,
        await referenceOf(db, otherId),
        rulesInWords(pair.reasons),
      ]);
    }
  }
  return { title: 'Beside other requests', columns: ['When', 'How', 'Request', 'Why'], rows };
}

/**
 * What the lead that stays had before is told while the merge stands, and only in its own file: after
 * a split, or seen from the other lead, it may be another person's.
 */
export async function mergesIn(telling: Telling): Promise<Part> {
  const { db, leadIds, time, who } = telling;
  const found = await Promise.all(leadIds.map((id) => mergesOf(db, id)));
  const merges = [...new Map(found.flat().map((merge) => [merge.id, merge])).values()];
  const rows: Part['rows'][number][] = [];
  for (const { leadId, intoId, at, actorId, splitAt, changes } of merges) {
    const [from, into] = [await referenceOf(db, leadId), await referenceOf(db, intoId)];
    const isOwn = splitAt === null && leadIds.includes(intoId);
    rows.push([
      time(at),
      who(actorId),
      from,
      into,
      isOwn ? before(changes, telling) : null,
      time(splitAt),
    ]);
  }
  const columns = ['When', 'Who', 'This request', 'Into this one', 'It had before', 'Split again'];
  return { title: 'Merged requests', columns, rows };
}

/** `{"message":{"before":"Hello","after":"Goodbye"}}` → `Message: Hello` */
function before(changes: string, telling: Telling): string {
  const told = Object.entries(JSON.parse(changes) as Changes)
    .filter(([, { before: was, after }]) => was !== null && was !== after && was !== '{}')
    .map(([name, each]) => [name, flags.includes(name) ? each.before === 1 : each.before] as const);
  return detailWords('merged', Object.fromEntries(told), telling);
}

/** Yes or no, kept as 1 or 0. */
const flags: readonly string[] = ['voicemailOk', 'driverConfirmed'];

const offerColumns = [
  'Offered',
  'Offered by',
  'From',
  'To',
  'Name',
  'Note',
  'Answer',
  'Answered',
  'Answered by',
  'Their note',
];

export async function transfersIn({ db, leadIds, time, who }: Telling): Promise<Part> {
  const places = await db.selectFrom('locations').select(['id', 'name']).execute();
  const nameOf = (id: number) => places.find((place) => place.id === id)?.name ?? 'a location';
  const found = (await Promise.all(leadIds.map((id) => transfersOf(db, id)))).flat();
  return {
    title: 'Offered to other locations',
    columns: offerColumns,
    rows: found.map((each) => [
      time(each.offeredAt),
      who(each.offeredById),
      nameOf(each.fromLocationId),
      nameOf(each.toLocationId),
      `${each.firstName} ${each.lastName}`,
      each.note,
      offerWords[each.status],
      time(each.answeredAt),
      each.answeredById === null ? null : who(each.answeredById),
      each.answerNote,
    ]),
  };
}

export async function importsIn({ db, leadIds, time }: Telling): Promise<Part> {
  const found = (await Promise.all(leadIds.map((id) => importsOf(db, id)))).flat();
  return {
    title: 'Brought in from files',
    columns: ['When', 'File', 'Row', 'What became of it', 'What the file said'],
    rows: found.map(({ importedAt, fileName, row, outcome, cells }) => [
      time(importedAt),
      fileName,
      row,
      outcome && (rowWords[outcome] ?? outcome),
      cells === null ? null : cells.join(' | '),
    ]),
  };
}

async function referenceOf(db: Db, leadId: number): Promise<string> {
  const lead = await db
    .selectFrom('leads')
    .select('reference')
    .where('id', '=', leadId)
    .executeTakeFirst();
  return lead?.reference ?? 'gone';
}
