import type { Insertable } from 'kysely';
import type { ContactChannel } from '../../shared/vocabulary.ts';
import type { Db, Trx } from '../db/database.ts';
import { prepared, preparedInsert } from '../db/prepared.ts';
import { idsInHistory } from './family.ts';
import type { ConsentTable } from './lead.table.ts';

const insert = preparedInsert((db, row: Insertable<ConsentTable>) =>
  db.insertInto('consents').values(row),
);

export async function insertConsents(
  trx: Trx,
  consents: readonly Insertable<ConsentTable>[],
): Promise<void> {
  for (const consent of consents) {
    await insert(trx, consent);
  }
}

const latest = prepared((db, leadId: number, channel: ContactChannel, limit: number) =>
  db
    .selectFrom('consents')
    .select('action')
    .where('id', 'in', idsInHistory('consents', leadId))
    .where('channel', '=', channel)
    .orderBy('id', 'desc')
    .limit(limit),
);

const latestOfAddress = prepared((db, email: string, channel: ContactChannel, limit: number) =>
  db
    .selectFrom('leads')
    .innerJoin('consents', 'consents.leadId', 'leads.id')
    .select('consents.action')
    .where('leads.email', '=', email)
    .where('consents.channel', '=', channel)
    .orderBy('consents.id', 'desc')
    .limit(limit),
);

/** What was last said about mails to this address, for whichever lead: a "no" holds for all. */
export async function latestMailConsent(
  db: Db,
  email: string,
): Promise<'given' | 'withdrawn' | null> {
  const [row] = await latestOfAddress(db, email, 'email', 1);
  return row?.action ?? null;
}

/** What the person last said about being reached this way, or null where nothing was said. */
export async function latestConsent(
  db: Db,
  leadId: number,
  channel: ContactChannel,
): Promise<'given' | 'withdrawn' | null> {
  const [row] = await latest(db, leadId, channel, 1);
  return row?.action ?? null;
}
