import type { Email } from '../../shared/records.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { readOne } from '../rest/read.ts';
import { findLead } from '../leads/lead.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { emailResource } from './email.resource.ts';
import { isStaffMail, withoutLink } from './staff-link.ts';

/**
 * One mail with its words. The link in a mail to a colleague is shown only where no mail server
 * will bring it, and who read it is written down; that of a person only to whoever may see the lead
 * now: after a hand-over it shows what the new location does.
 * @throws HttpError 404 where it isn't theirs
 */
export async function readEmail(
  ctx: Context,
  principal: Principal,
  id: string | number,
  embed: readonly string[] = [],
): Promise<Email> {
  const email = await readOne(ctx.db, principal, emailResource, id, embed);
  const { text = '', html = '' } = email;
  if (!isStaffMail(email)) {
    const isTheirs = await isStillTheirs(ctx, principal, email);
    return isTheirs ? email : { ...email, ...withoutLink({ text, html }) };
  }
  if (email.status !== 'captured') {
    return { ...email, ...withoutLink({ text, html }) };
  }
  await recordAudit(ctx.db, {
    at: nowIso(ctx.clock),
    actorId: principal.userId,
    action: 'view',
    resource: 'emails',
    recordId: String(email.id),
  });
  return email;
}

async function isStillTheirs(
  { db }: Context,
  principal: Principal,
  { leadId }: Email,
): Promise<boolean> {
  const lead = leadId === null ? undefined : await findLead(db, leadId);
  return lead !== undefined && maySeeLocation(principal, lead.locationId);
}
