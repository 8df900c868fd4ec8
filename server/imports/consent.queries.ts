import type { ContactChannel } from '../../shared/vocabulary.ts';
import type { Db } from '../db/database.ts';
import { prepared } from '../db/prepared.ts';

const saidBy = prepared((db, email: string | null, phone: string | null) =>
  db
    .selectFrom('leads')
    .innerJoin('consents', 'consents.leadId', 'leads.id')
    .select(['consents.channel', 'consents.action'])
    .where((eb) => eb.or([eb('leads.email', '=', email), eb('leads.phone', '=', phone)]))
    .orderBy('consents.id'),
);

/** The ways of contact that somebody with this mail address or number has said no to last. */
export async function withdrawnChannels(
  db: Db,
  { email, phone }: { readonly email: string | null; readonly phone: string | null },
): Promise<ContactChannel[]> {
  const last = new Map<ContactChannel, string>();
  for (const { channel, action } of await saidBy(db, email, phone)) {
    last.set(channel, action);
  }
  return [...last].filter(([, action]) => action === 'withdrawn').map(([channel]) => channel);
}
