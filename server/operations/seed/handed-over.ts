import type { Transfer } from '../../../shared/transfer.ts';
import type { Trx } from '../../db/database.ts';
import { replan } from '../../follow-up/replan.ts';
import { appendActivity } from '../../leads/activity.queries.ts';
import { updateLead } from '../../leads/lead.queries.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import { insertTransfer } from '../../transfers/transfer.queries.ts';
import type { ClinicStaff } from './clinic.ts';

type Told = {
  readonly status: Extract<Transfer['status'], 'offered' | 'accepted' | 'declined'>;
  /** Places of the clinics in the demo. */
  readonly from: number;
  readonly to: number;
  readonly hoursAgo: number;
  readonly note: string;
  readonly answerNote: string | null;
};

const told: readonly Told[] = [
  {
    status: 'offered',
    from: 1,
    to: 0,
    hoursAgo: 3,
    note: 'Works two streets from you and would rather come on the way home.',
    answerNote: null,
  },
  {
    status: 'accepted',
    from: 0,
    to: 1,
    hoursAgo: 50,
    note: 'Asked for a Saturday, which we don’t have.',
    answerNote: 'We have Saturdays until one.',
  },
  {
    status: 'declined',
    from: 0,
    to: 2,
    hoursAgo: 75,
    note: 'Moving to El Paso in spring.',
    answerNote: 'Please book them with you until they have moved; the drive is nine hours.',
  },
];

/** A few leads that the demo's locations offered to each other, and what became of that. */
export async function insertTransfers(
  trx: Trx,
  clinics: readonly ClinicStaff[],
  now: Temporal.Instant,
): Promise<void> {
  for (const each of told) {
    const from = clinics[each.from];
    const to = clinics[each.to];
    const lead = from && (await unbookedLead(trx, from.location.id));
    if (from && to && lead) {
      await tell(trx, { ...each, lead, origin: from, target: to, now });
    }
  }
}

/** Somebody who is followed up at this location, was never offered and has no visit ahead. */
function unbookedLead(trx: Trx, locationId: number): Promise<LeadRow | undefined> {
  return trx
    .selectFrom('leads')
    .selectAll()
    .where('locationId', '=', locationId)
    .where('status', '=', 'emailed')
    .where('contactStop', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('transfers').select('id').whereRef('transfers.leadId', '=', 'leads.id'),
        ),
      ),
    )
    .orderBy('requestedAt', 'desc')
    .offset(4)
    .limit(1)
    .executeTakeFirst();
}

type Story = Told & {
  readonly lead: LeadRow;
  readonly origin: ClinicStaff;
  readonly target: ClinicStaff;
  readonly now: Temporal.Instant;
};

async function tell(trx: Trx, story: Story): Promise<void> {
  const { lead, origin, target, now, status, note, answerNote } = story;
  const at = (hours: number) =>
    now.subtract({ minutes: hours * 60 }).toString({ fractionalSecondDigits: 3 });
  const offered = { at: at(story.hoursAgo), actorId: origin.desk[0] ?? '' };
  const answered = { at: at(story.hoursAgo - 2), actorId: target.desk[0] ?? '' };
  const isOpen = status === 'offered';
  const { reference, firstName, lastName, language, requestedAt } = lead;
  const transferId = await insertTransfer(trx, {
    leadId: lead.id,
    reference,
    firstName,
    lastName,
    phone: lead.phone,
    language,
    requestedAt,
    fromLocationId: origin.location.id,
    toLocationId: target.location.id,
    status,
    note,
    answerNote,
    offeredAt: offered.at,
    offeredById: offered.actorId,
    answeredAt: isOpen ? null : answered.at,
    answeredById: isOpen ? null : answered.actorId,
  });
  const ways = { transferId, from: origin.location.name, to: target.location.name };
  const common = { leadId: lead.id };
  const offer = { ...ways, note };
  await appendActivity(trx, { ...common, ...offered, type: 'transferOffered', data: offer });
  if (status === 'declined') {
    const data = { ...ways, note: answerNote };
    await appendActivity(trx, { ...common, ...answered, type: 'transferDeclined', data });
  }
  if (status === 'accepted') {
    await updateLead(trx, lead.id, {
      locationId: target.location.id,
      askedLocationId: origin.location.id,
      assigneeId: answered.actorId,
    });
    await appendActivity(trx, { ...common, ...answered, type: 'transferred', data: ways });
    await replan(trx, lead.id, answered.at);
  }
}
