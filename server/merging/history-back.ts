import type { Trx } from '../db/database.ts';
import type { LeadEvent } from '../follow-up/events.ts';
import { type ConsentRow, insertConsents, wordsOn } from '../consent/consent.queries.ts';
import { wordOn } from '../consent/may.ts';
import { type ActivityType, consentChannels, contactPurposes } from '../../shared/vocabulary.ts';
import { giveHistory, ownConsentsSince, ownSince } from './merging.queries.ts';
import type { Returned } from './rows-back.ts';
import { rowIdsOf } from './rows.queries.ts';
import type { Split } from './split.ts';

/** They tell of the lead that stayed, or of both and stand in both histories already. */
const bookkeeping: readonly ActivityType[] = [
  'merged',
  'split',
  'planned',
  'revealed',
  'transferOffered',
  'transferDeclined',
  'transferWithdrawn',
  'transferred',
];

/**
 * Histories are never rewritten; to whose an event since the merge belongs is kept beside it. What
 * tells of a visit or a mail goes with that; the rest goes where what came since shall go.
 */
export async function giveBackHistory(trx: Trx, split: Split, returned: Returned): Promise<void> {
  const { from, into, marks, laterToFrom } = split;
  const events = await ownSince(trx, into.id, marks.activities);
  const kept = {
    appointments: await rowIdsOf(trx, 'appointments', into.id),
    emails: await rowIdsOf(trx, 'emails', into.id),
  };
  const moved = new Set<number>();
  for (const event of events.filter((each) => !staysThere(each, events))) {
    const goes = tellsOf(event, returned) || (laterToFrom && !tellsOf(event, kept));
    if (goes || takesBack(event, moved)) {
      moved.add(event.id);
    }
  }
  await giveHistory(trx, 'activities', [...moved], from.id);
  await giveBackConsents(trx, split);
}

/** A hand-over is that lead's own, with whom it was given to in the same moment. */
function staysThere({ type, at }: LeadEvent, events: readonly LeadEvent[]): boolean {
  const handedOver = events.some((each) => each.type === 'transferred' && each.at === at);
  return bookkeeping.includes(type) || (type === 'assigned' && handedOver);
}

function tellsOf({ data }: LeadEvent, { appointments, emails }: Returned): boolean {
  return (
    appointments.includes(Number(data['appointmentId'])) || emails.includes(Number(data['emailId']))
  );
}

/** What takes an event back stands beside it. */
function takesBack({ type, data }: LeadEvent, moved: ReadonlySet<number>): boolean {
  const ids: unknown = data['activityIds'];
  return type === 'undone' && Array.isArray(ids) && ids.some((id) => moved.has(Number(id)));
}

/** A yes goes with what came since; a no holds for both, and is never lost. */
async function giveBackConsents(
  trx: Trx,
  { from, into, marks, laterToFrom }: Split,
): Promise<void> {
  const later = await ownConsentsSince(trx, into.id, marks.consents);
  if (laterToFrom) {
    const given = later.filter(({ action }) => action === 'given').map(({ id }) => id);
    await giveHistory(trx, 'consents', given, from.id);
  }
  for (const { id: _id, ...no } of refusals(later)) {
    const purpose = no.purpose === 'all' ? 'followUp' : no.purpose;
    if (wordOn(await wordsOn(trx, from), no.channel, purpose) !== 'withdrawn') {
      await insertConsents(trx, [{ ...no, leadId: from.id }]);
    }
  }
}

/** What was last said no to, and not taken back, of each way of contact and for each purpose. */
function refusals(later: readonly ConsentRow[]): ConsentRow[] {
  const gone = new Set(later.map(({ undoesId }) => undoesId));
  const standing = later.filter(({ id, undoesId }) => undoesId === null && !gone.has(id));
  const last = consentChannels.flatMap((channel) =>
    contactPurposes.map((purpose) =>
      standing.findLast(
        (each) => each.channel === channel && [purpose, 'all'].includes(each.purpose),
      ),
    ),
  );
  return [...new Set(last)]
    .filter((each) => each?.action === 'withdrawn')
    .filter((each) => each !== undefined);
}
