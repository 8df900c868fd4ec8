import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ApiKey } from '../../shared/records.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { readOne } from '../rest/read.ts';
import type { Principal } from '../staff/principal.ts';
import { apiKeys, hashApiKey, insertApiKey, revokeApiKey } from './api-key.queries.ts';

const shownCharacters = 8;

export const newApiKey = z
  .object({ name: z.string().trim().min(1, 'Please fill this in.').max(120) })
  .strict();

/** Makes a key. The record holds it this once; the database has only its hash. */
export async function makeApiKey(
  { db, clock }: Context,
  principal: Principal,
  { name }: z.output<typeof newApiKey>,
): Promise<ApiKey> {
  const key = `sp_${randomBytes(24).toString('base64url')}`;
  const at = nowIso(clock);
  return db.transaction().execute(async (trx) => {
    const id = await insertApiKey(trx, {
      name,
      prefix: key.slice(0, shownCharacters),
      keyHash: hashApiKey(key),
      createdAt: at,
      createdById: principal.userId,
    });
    await recordAudit(trx, {
      at,
      actorId: principal.userId,
      action: 'create',
      resource: 'apiKeys',
      recordId: String(id),
      details: { name },
    });
    return { ...(await readOne(trx, principal, apiKeys, id)), key };
  });
}

/**
 * Ends a key for good; its record stays, to say what was once allowed.
 * @throws HttpError 404
 */
export async function endApiKey(
  { db, clock }: Context,
  principal: Principal,
  id: string,
): Promise<ApiKey> {
  const at = nowIso(clock);
  return db.transaction().execute(async (trx) => {
    const stored = await readOne(trx, principal, apiKeys, id);
    if (stored.revokedAt !== null) {
      return stored;
    }
    await revokeApiKey(trx, stored.id, at);
    await recordAudit(trx, {
      at,
      actorId: principal.userId,
      action: 'revoke',
      resource: 'apiKeys',
      recordId: id,
    });
    return { ...stored, revokedAt: at };
  });
}
