import type { z } from 'zod';
import type { talkToInput } from '../../shared/duplicates.ts';
import { recordAudit } from '../audit/audit.service.ts';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { invalid, notFound } from '../http/errors.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { updateLead, visibleLead, writableLead } from '../leads/lead.queries.ts';
import type { Principal } from '../staff/principal.ts';
import { linksOf, setTalkOk } from './link.queries.ts';

const longest = 200;

/**
 * What a person said to "may we talk to them about this?" of somebody in their household: the answer
 * stands at the link, and whoever may be told is named in `okToTalkTo`.
 * @throws HttpError 404 where the two aren't one household, or not theirs to see
 */
export async function answerTalkTo(
  ctx: Context,
  principal: Principal,
  leadId: number,
  { otherId, ok }: z.output<typeof talkToInput>,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const lead = await writableLead(trx, principal, leadId);
    const other = await visibleLead(trx, principal, otherId);
    const links = await linksOf(trx, leadId);
    if (!links.some((link) => link.kind === 'household' && link.otherId === otherId)) {
      throw notFound('This household');
    }
    const by = { actorId: principal.userId, at: nowIso(ctx.clock) };
    const okToTalkTo = namesWith(lead.okToTalkTo, `${other.firstName} ${other.lastName}`, ok);
    await setTalkOk(trx, leadId, otherId, ok);
    await updateLead(trx, leadId, { okToTalkTo });
    const data = { kind: 'household', otherId, talkOk: ok };
    await appendActivity(trx, { leadId, ...by, type: 'linked', data });
    await recordAudit(trx, {
      ...by,
      action: 'change',
      resource: 'leads',
      recordId: String(leadId),
      details: { before: { okToTalkTo: lead.okToTalkTo }, after: { okToTalkTo } },
    });
  });
}

/** The names that may be told, with or without this one; null: nobody. */
function namesWith(known: string | null, name: string, ok: boolean): string | null {
  const others = (known ?? '').split(', ').filter((each) => each !== '' && each !== name);
  const all = (ok ? [...others, name] : others).join(', ');
  if (all.length > longest) {
    throw invalid({ okToTalkTo: 'There is no room for another name. Shorten the list first.' });
  }
  return all === '' ? null : all;
}
