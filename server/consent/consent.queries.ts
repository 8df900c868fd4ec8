import { type Compilable, type Insertable, type Selectable, sql } from 'kysely';
import type { ConsentChannel } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert } from '../db/prepared.ts';
import { historyOf, idsInHistory } from '../leads/family.ts';
import { nextId } from '../leads/last-ids.queries.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { ConsentReachTable, ConsentTable } from './consent.table.ts';
import type { Word } from './may.ts';
import { addressOf, hashReach } from './reach.ts';

export type ConsentRow = Selectable<ConsentTable>;

const insert = preparedInsert((db, row: Insertable<ConsentTable>) =>
  db
    .insertInto('consents')
    .values({ id: nextId('consents'), ...row })
    .returning('id'),
);

/** The means of a word that the person said to one of us. */
const toStaff = sql.raw(`('staff', 'phone', 'inPerson', 'written')`);

/**
 * Adds rows to the ledger, and keeps under a hash to which address or number each belongs.
 * @param address where the word was said about another address than the lead has now
 * @returns the ids of the rows
 */
export async function insertConsents(
  trx: Trx,
  consents: readonly Insertable<ConsentTable>[],
  address?: string,
): Promise<number[]> {
  const ids: number[] = [];
  let lead: LeadRow | undefined;
  for (const consent of consents) {
    const [row] = await insert(trx, consent);
    if (!row) {
      throw new Error('the consent was not stored');
    }
    ids.push(row.id);
    lead = lead?.id === consent.leadId ? lead : await findLead(trx, consent.leadId);
    await keepReach(trx, row.id, address ?? (lead && addressOf(lead, consent.channel)));
  }
  return ids;
}

const insertReach = preparedInsert((db, row: Insertable<ConsentReachTable>) =>
  db.insertInto('consentReach').values(row),
);

async function keepReach(
  trx: Trx,
  consentId: number,
  address: string | null | undefined,
): Promise<void> {
  if (address) {
    await insertReach(trx, { consentId, hash: await hashReach(trx, address) });
  }
}

/** Lets go of the hashes under which a lead's words about a way of contact are kept. */
export async function forgetReach(
  trx: Trx,
  leadId: number,
  channel: ConsentChannel,
): Promise<void> {
  await trx
    .deleteFrom('consentReach')
    .where('consentId', 'in', (eb) =>
      eb
        .selectFrom('consents')
        .select('id')
        .where('leadId', '=', leadId)
        .where('channel', '=', channel)
        // What a split gave to another is theirs.
        .where('id', 'in', idsInHistory('consents', leadId)),
    )
    .execute();
}

/** Written before addresses were kept: it belongs to the address that its lead has. */
const isOfOld = sql`not exists
  (select 1 from "consentReach" as known where known."consentId" = consents.id)`;

type Values = readonly [number, string | null, string | null, string | null, string | null];

/**
 * Each value is bound once, so that the query is built once. The plus keeps SQLite from building an
 * index over the channels of all consents, each time.
 */
function wordsQuery(db: Db, ...values: Values): Compilable<Word> {
  return {
    compile: () =>
      sql<Word>`
        with person (id, email, phone, "mailHash", "phoneHash") as (values (${sql.join(values)})),
        said (id, own) as (
          select own.id, 1 from ${historyOf('consents', sql`select person.id from person`)} as own
          union all select consents.id, 0 from person
            join leads on leads.email = person.email
            join consents on consents."leadId" = leads.id
            where +consents.channel = 'email' and ${isOfOld}
          union all select consents.id, 0 from person
            join leads on leads.phone = person.phone
            join consents on consents."leadId" = leads.id
            where consents.channel <> 'email' and ${isOfOld}
          union all select "consentReach"."consentId", 0 from person
            join "consentReach" on "consentReach".hash in (person."mailHash", person."phoneHash"))
        select channel, purpose, action, said.own, means in ${toStaff} as vouched,
          (kept.hash is null or kept.hash is person."mailHash" or kept.hash is person."phoneHash")
            as here,
          max(consents.id) as last
        from said cross join person join consents on consents.id = said.id
          left join "consentReach" as kept on kept."consentId" = consents.id
        where consents."undoesId" is null
          and (said.own = 1 or action = 'withdrawn' or means in ${toStaff})
          and not exists (select 1 from consents as later where later."undoesId" = consents.id)
        group by channel, purpose, action, said.own, vouched, here`.compile(db),
  };
}

const findWords = prepared(wordsQuery);

/**
 * The last word of each kind that bears on a lead: said about it or what was merged into it, or about
 * its mail address or phone number, wherever in the group.
 */
export async function wordsOn(
  db: Db,
  { id, email, phone }: Pick<LeadRow, 'id' | 'email' | 'phone'>,
): Promise<Word[]> {
  const mailHash = email === null ? null : await hashReach(db, email);
  const phoneHash = phone === null ? null : await hashReach(db, phone);
  return findWords(db, id, email, phone, mailHash, phoneHash);
}

/** The ledger of a lead and of those merged into it, oldest first. */
export async function ledgerOf(db: Db, leadId: number): Promise<ConsentRow[]> {
  return db
    .selectFrom('consents')
    .selectAll()
    .where('id', 'in', idsInHistory('consents', leadId))
    .orderBy('id')
    .execute();
}

/** What a lead's own ledger says last about a way of contact, and was not taken back. */
export async function standingWords(
  db: Db,
  leadId: number,
  channel: ConsentChannel,
): Promise<ConsentRow[]> {
  const rows = (await ledgerOf(db, leadId)).filter((row) => row.channel === channel);
  const gone = new Set(rows.map(({ undoesId }) => undoesId));
  return rows.filter(({ id, undoesId }) => undoesId === null && !gone.has(id));
}

export async function consentsByIds(db: Db, ids: readonly number[]): Promise<ConsentRow[]> {
  return ids.length === 0
    ? []
    : db.selectFrom('consents').selectAll().where('id', 'in', ids).orderBy('id').execute();
}

/** What was said with an unsubscribe link since then about this address, and still stands. */
export async function unsubscribedSince(
  db: Db,
  address: string,
  since: string,
): Promise<ConsentRow[]> {
  const hash = await hashReach(db, address);
  return db
    .selectFrom('consentReach')
    .innerJoin('consents', 'consents.id', 'consentReach.consentId')
    .selectAll('consents')
    .where('consentReach.hash', '=', hash)
    .where('consents.means', '=', 'unsubscribe')
    .where('consents.action', '=', 'withdrawn')
    .where('consents.at', '>=', since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('consents as later')
            .select('later.id')
            .whereRef('later.undoesId', '=', 'consents.id'),
        ),
      ),
    )
    .orderBy('consents.id')
    .execute();
}
