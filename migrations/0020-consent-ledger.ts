import { type Kysely, sql } from 'kysely';
import { isOneOf, isSqlite, strict, widenSet } from './portable.ts';

const channels = ['email', 'phone', 'text', 'voicemail'];
const actions = ['given', 'withdrawn', 'takenBack'];
const purposes = ['all', 'request', 'followUp'];
const means = ['webForm', 'api', 'staff', 'phone', 'inPerson', 'written', 'unsubscribe', 'import'];

/**
 * The consent ledger: what a word was about (purpose), which one a later row takes back as said by
 * mistake, and to which mail address or phone number it belongs, as a keyed hash: a "no" outlives a
 * changed address, and the erasure of whoever said it. The key lies in the database, so that it can't
 * be lost apart from it; the hash hides an address from whoever reads, not from whoever has both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  if (!isSqlite(db)) {
    throw new Error('the guards of the ledger are written for SQLite so far');
  }
  await widenSet(db, 'consents', 'channel', channels);
  await widenSet(db, 'consents', 'action', actions);
  await widenSet(db, 'consents', 'means', means);
  const consents = () => db.schema.alterTable('consents');
  await consents()
    .addColumn('purpose', 'text', (c) =>
      c.notNull().defaultTo('all').check(isOneOf('purpose', purposes)),
    )
    .execute();
  await consents()
    .addColumn('undoesId', 'integer', (c) => c.references('consents.id'))
    .execute();
  await sql`
    create index "consentsByUndone" on consents ("undoesId")
    where "undoesId" is not null`.execute(db);
  await keepLedger(db);
  await takeOverVoicemail(db);
  await createReach(db);
  await db.schema.alterTable('leads').addColumn('erasedAt', 'text').execute();
}

const kept = [
  'id',
  'leadId',
  'at',
  'channel',
  'action',
  'purpose',
  'undoesId',
  'wordingVersion',
  'wording',
  'language',
  'means',
];

/** What staff had noted about voicemail before there was a ledger; when, nobody wrote down. */
async function takeOverVoicemail(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into consents ("leadId", at, channel, action, language, means)
    select id, "requestedAt", 'voicemail',
      case "voicemailOk" when 1 then 'given' else 'withdrawn' end, language, 'staff'
    from leads where "voicemailOk" is not null order by id`.execute(db);
}

/** The guard knows the new columns too: only the address of origin may go, with its lead's data. */
async function keepLedger(db: Kysely<unknown>): Promise<void> {
  const same = kept.map((column) => `old."${column}" is new."${column}"`).join(' and ');
  const erasing = 'exists (select 1 from erasing where erasing."leadId" = old."leadId")';
  await sql`drop trigger "consents_no_update"`.execute(db);
  await sql
    .raw(
      `create trigger "consents_no_update" before update on consents
      when not (${erasing} and ${same})
      begin select raise(abort, 'consents is append-only'); end`,
    )
    .execute(db);
}

/** To whom a word belongs that counts for others than its own lead. */
async function createReach(db: Kysely<unknown>): Promise<void> {
  await strict(db, db.schema.createTable('consentReach'))
    .addColumn('consentId', 'integer', (c) => c.primaryKey().references('consents.id'))
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('consentReachByHash')
    .on('consentReach')
    .columns(['hash', 'consentId'])
    .execute();
  await strict(db, db.schema.createTable('reachKeys'))
    .addColumn('key', 'text', (c) => c.notNull())
    .execute();
  await sql`insert into "reachKeys" ("key") values (lower(hex(randomblob(32))))`.execute(db);
}
