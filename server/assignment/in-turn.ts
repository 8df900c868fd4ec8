import type { Location } from '../../shared/records.ts';
import { languageLabels } from '../../shared/labels.ts';
import { toIso } from '../clock.ts';
import type { Trx } from '../db/database.ts';
import { replan } from '../follow-up/replan.ts';
import { appendActivity } from '../leads/activity.queries.ts';
import { updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { isAway, isInToday, lastSeen, leadsInHand } from '../staff/workload.ts';
import { choose, type Candidate } from './choose.ts';

/**
 * Gives a new lead to somebody of its location who is in today, where the location gives leads out
 * in turn. Why this one, and who was passed over for what reason, is in the history. Where nobody
 * is in, the lead stays nobody's and is escalated in time.
 */
export async function assignInTurn(
  trx: Trx,
  lead: LeadRow,
  location: Location,
  now: Temporal.Instant,
): Promise<LeadRow> {
  if (location.settings.assignment !== 'inTurn' || lead.assigneeId !== null) {
    return lead;
  }
  const candidates = await candidatesAt(trx, location, now);
  const { chosen, reason, passed } = choose(
    candidates,
    languageLabels[lead.language],
    lead.language,
  );
  if (!chosen) {
    return lead;
  }
  const at = toIso(now);
  await updateLead(trx, lead.id, { assigneeId: chosen.id });
  await noteTurn(trx, chosen.id, location.id, at);
  await appendActivity(trx, {
    leadId: lead.id,
    at,
    actorId: null,
    type: 'assigned',
    data: { from: null, to: chosen.id, reason, passed },
  });
  return replan(trx, lead.id, at);
}

/** Active front-desk staff of the location, with all that decides whose turn it is. */
async function candidatesAt(
  trx: Trx,
  location: Location,
  now: Temporal.Instant,
): Promise<Candidate[]> {
  const rows = await trx
    .selectFrom('users')
    .innerJoin('userLocations', 'userLocations.userId', 'users.id')
    .leftJoin('assignmentTurns', (join) =>
      join
        .onRef('assignmentTurns.userId', '=', 'users.id')
        .onRef('assignmentTurns.locationId', '=', 'userLocations.locationId'),
    )
    .select(['users.id', 'users.awayUntil', 'users.languages', 'assignmentTurns.at as lastTurn'])
    .select((eb) => [lastSeen(eb).as('seen'), leadsInHand(eb).as('open')])
    .where('userLocations.locationId', '=', location.id)
    .where('users.active', '=', 1)
    .where('users.role', '=', 'frontDesk')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    away: isAway(row, now),
    in: isInToday(row, location, now),
    // Written by us alone, after validation.
    languages: JSON.parse(row.languages) as string[],
    open: Number(row.open ?? 0),
    lastTurn: row.lastTurn ?? '',
  }));
}

async function noteTurn(trx: Trx, userId: string, locationId: number, at: string): Promise<void> {
  await trx
    .insertInto('assignmentTurns')
    .values({ userId, locationId, at })
    .onConflict((conflict) => conflict.columns(['userId', 'locationId']).doUpdateSet({ at }))
    .execute();
}
