import type { StaffTemplate } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import type { Trx } from '../db/database.ts';
import { insertEmail } from './email.queries.ts';
import { waiting } from './outbox-row.ts';
import { renderMail } from './render.ts';
import { staffTemplateTexts } from './templates/staff.ts';

export type StaffMail = {
  readonly to: string;
  readonly name: string;
  readonly template: StaffTemplate;
  readonly url: string;
};

/** Writes a mail to a colleague into the outbox, in the caller's transaction. */
export async function queueStaffMail(
  ctx: Context,
  trx: Trx,
  { to, name, template, url }: StaffMail,
): Promise<{ emailId: number }> {
  const from = ctx.config.mailFrom;
  const kind = { name: template, language: 'en', infusion: false } as const;
  const emailId = await insertEmail(trx, {
    ...renderMail(staffTemplateTexts[template], kind, { name, link: url }),
    ...waiting(ctx, from),
    calendar: null,
    leadId: null,
    locationId: null,
    template,
    language: 'en',
    from,
    to,
    replyTo: null,
    appointmentId: null,
    appointmentStartsAt: null,
  });
  return { emailId };
}
