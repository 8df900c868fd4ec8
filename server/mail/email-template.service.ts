import { z } from 'zod';
import type { EmailTemplate } from '../../shared/records.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { notFound } from '../http/errors.ts';
import { planChanges } from '../rest/write.ts';
import type { Principal } from '../staff/principal.ts';
import {
  emailTemplateResource,
  findTemplateById,
  insertMissingTemplates,
  updateTemplate,
} from './email-template.queries.ts';
import { checkTemplate } from './template-check.ts';
import { builtInTemplates } from './templates/built-in.ts';

const writable = z
  .object({
    subject: z
      .string()
      .trim()
      .min(1, 'Please fill this in.')
      .max(200, 'Please keep this under 200 characters.')
      .regex(/^[^\p{Cc}]*$/u, 'A subject is a single line.'),
    body: z
      .string()
      .trim()
      .min(1, 'Please fill this in.')
      .max(20_000, 'Please keep this under 20,000 characters.'),
  })
  .strict();

/** Makes a row of every built-in template that has none yet; safe to call at every start. */
export async function ensureTemplates(db: Db): Promise<void> {
  await insertMissingTemplates(db, builtInTemplates);
}

/**
 * `PUT /api/emailTemplates/ID`: the whole record as it was read, with another subject or body.
 * @throws HttpError 422 with the reason at the field where a template couldn't be used
 */
export async function changeTemplate(
  ctx: Context,
  principal: Principal,
  id: number,
  body: unknown,
): Promise<EmailTemplate> {
  return ctx.db.transaction().execute(async (trx) => {
    const stored = await findTemplateById(trx, id);
    if (!stored) {
      throw notFound('This template');
    }
    const changes = planChanges({
      singular: emailTemplateResource.singular,
      stored,
      body,
      writable,
    });
    if (Object.keys(changes).length === 0) {
      return stored;
    }
    const { subject, body: text } = { ...stored, ...changes };
    checkTemplate(stored.name, { subject, body: text });
    await recordAudit(trx, {
      at: nowIso(ctx.clock),
      actorId: principal.userId,
      action: 'update',
      resource: 'emailTemplates',
      recordId: String(id),
      details: { from: { subject: stored.subject, body: stored.body } },
    });
    return updateTemplate(trx, id, { subject, body: text });
  });
}
