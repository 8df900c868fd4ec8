import { createHash, randomBytes } from 'node:crypto';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db, Trx } from '../db/database.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { insertBookingLink, leadByTokenHash } from './booking.queries.ts';

const tokenBytes = 24;
const tokenShape = /^[\w-]{32}$/;
/** Longer than the follow-up of a lead lasts; every later mail brings a new link anyway. */
const validHours = 60 * 24;

/**
 * Makes a link with which its bearer books for this lead. Only the token's hash is kept, so
 * every mail gets a link of its own; the earlier ones stay valid until they expire.
 */
export async function createBookingLink(
  ctx: Pick<Context, 'clock' | 'publicUrl'>,
  trx: Trx,
  leadId: number,
): Promise<{ token: string; url: string }> {
  const token = randomBytes(tokenBytes).toString('base64url');
  const now = ctx.clock.now();
  await insertBookingLink(trx, {
    leadId,
    tokenHash: hash(token),
    createdAt: toIso(now),
    expiresAt: toIso(now.add({ hours: validHours })),
    revokedAt: null,
  });
  return { token, url: `${ctx.publicUrl}/book/${token}` };
}

/** Null where the token is unknown, expired or revoked: nobody outside learns which. */
export async function findLeadByToken(
  db: Db,
  token: string,
  now: Temporal.Instant,
): Promise<LeadRow | null> {
  if (!tokenShape.test(token)) {
    return null;
  }
  return (await leadByTokenHash(db, hash(token), toIso(now))) ?? null;
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
