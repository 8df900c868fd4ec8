import { createHmac } from 'node:crypto';
import type { ConsentChannel } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

export type Reach = { readonly email: string | null; readonly phone: string | null };

/** Where a channel ends: calls, texts and voicemail at the number, mails at the address. */
export function addressOf({ email, phone }: Reach, channel: ConsentChannel): string | null {
  return channel === 'email' ? email : phone;
}

const findKey = prepared((db) => db.selectFrom('reachKeys').select('key'));

/** By adapter, of which each database that is open has one: a migration wrote the key, and it stays. */
const keys = new WeakMap<object, string>();

/**
 * The hash under which words about an address are kept. It stays when the address goes: a "no" holds
 * after the lead has another one, and after its data were erased.
 */
export async function hashReach(db: Db, address: string): Promise<string> {
  const { adapter } = db.getExecutor();
  const key = keys.get(adapter) ?? (await readKey(db));
  keys.set(adapter, key);
  return createHmac('sha256', key).update(address.toLowerCase()).digest('hex');
}

async function readKey(db: Db): Promise<string> {
  const [row] = await findKey(db);
  if (!row) {
    throw new Error('the key of the ledger is missing');
  }
  return row.key;
}
