import { closeReasons, concerns } from '../../shared/vocabulary.ts';
import type { Db } from '../../server/db/database.ts';
import { createRandom, type Random } from '../../server/operations/seed/random.ts';
import {
  type Block,
  blockOf,
  blockSize,
  putBlock,
} from '../../server/reports/facts/block.queries.ts';
import { encode } from '../../server/reports/facts/column-bytes.ts';
import {
  type LeadFacts,
  leadSchema,
  type LookFacts,
  lookSchema,
  type VisitFacts,
  visitSchema,
} from '../../server/reports/facts/schemas.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

type Made = { readonly leads: number; readonly locations: readonly number[]; readonly now: number };

/**
 * Puts made-up facts of so many leads where the reports read theirs, instead of those that are there:
 * writing a million leads with their histories would take an hour. There are no leads behind them.
 */
export async function putMadeUpFacts(db: Db, made: Made): Promise<void> {
  const random = createRandom(7);
  await db.deleteFrom('reportBlocks').execute();
  await db.deleteFrom('staleFacts').execute();
  for (let block = 0; block <= blockOf(made.leads); block++) {
    const first = Math.max(1, block * blockSize);
    const last = Math.min(made.leads, (block + 1) * blockSize - 1);
    const facts = madeUpBlock(random, made, first, last, block);
    await db.transaction().execute((trx) => putBlock(trx, facts));
  }
}

function madeUpBlock(
  random: Random,
  made: Made,
  first: number,
  last: number,
  block: number,
): Block {
  const leads: LeadFacts[] = [];
  const visits: VisitFacts[] = [];
  const looks: LookFacts[] = [];
  for (let id = first; id <= last; id++) {
    const lead = madeUpLead(random, made, id);
    leads.push(lead);
    looks.push(...looksOf(random, lead));
    visits.push(...visitsOf(random, made, lead));
  }
  return {
    block,
    leads: encode(leadSchema, leads),
    visits: encode(visitSchema, visits),
    looks: encode(lookSchema, looks),
  };
}

function madeUpLead(random: Random, { leads, locations, now }: Made, id: number): LeadFacts {
  const locationId = random.pick(locations);
  // The mail that answers goes out a minute later, and nothing happens after now.
  const requestedAt = Math.round(now - minute - 372 * day * (1 - id / leads));
  /** So many days after the request, if that has come by now and chance wants it. */
  const after = (chance: number, days: number): number | null => {
    const at = requestedAt + random.int(1, days * 24 * 60) * minute;
    return random.chance(chance) && at <= now ? at : null;
  };
  const contactedAt = after(0.85, 2);
  const bookedAt = after(0.5, 25);
  const cameAt = bookedAt === null ? null : after(0.8, 50);
  const infusedAt = cameAt === null ? null : after(0.7, 80);
  const closedAt = infusedAt === null ? after(0.5, 60) : null;
  const told = [contactedAt, bookedAt, cameAt, infusedAt, closedAt];
  return {
    id,
    locationId,
    carriedBy: random.chance(0.02) ? random.pick(locations) : locationId,
    source: random.pick(['web', 'web', 'web', 'phone', 'referral', 'walkIn']),
    campaign: random.chance(0.2) ? random.pick(['spring', 'radio', 'search']) : null,
    concern: random.pick(concerns),
    language: random.chance(0.3) ? 'es' : 'en',
    assigneeId: random.chance(0.9) ? `person-${random.int(1, 60)}` : null,
    requestedAt,
    contactedAt,
    attemptMinutes: contactedAt === null ? null : random.int(0, 240),
    endedMinutes: contactedAt === null && bookedAt !== null ? random.int(0, 600) : null,
    responseUnknown: 0,
    emailedAt: requestedAt + minute,
    bookedAt,
    cameAt,
    infusedAt,
    closedAt,
    closeReason: closedAt === null ? null : random.pick(closeReasons),
    merged: random.chance(0.02) ? 1 : 0,
    lastAt: Math.max(requestedAt + minute, ...told.map((at) => at ?? 0)),
  };
}

function looksOf(random: Random, { id, locationId, requestedAt }: LeadFacts): LookFacts[] {
  const at = Number(requestedAt) + random.int(2, 600) * minute;
  const freeTimes = random.int(0, 40);
  const firstFreeAt = freeTimes === 0 ? null : at + random.int(1, 20) * day;
  return random.chance(0.6)
    ? [{ id: Number(id), leadId: id, locationId, at, freeTimes, firstFreeAt }]
    : [];
}

function visitsOf(random: Random, { now }: Made, lead: LeadFacts): VisitFacts[] {
  const { id: leadId, locationId, bookedAt, infusedAt, lastAt } = lead;
  if (bookedAt === null) {
    return [];
  }
  const kinds = infusedAt === null ? ['consultation'] : ['consultation', 'infusion', 'infusion'];
  return kinds.map((kind, place) => {
    const startsAt = bookedAt + random.int(1, 20) * day + place * day;
    const status = startsAt > now ? 'booked' : random.chance(0.85) ? 'completed' : 'noShow';
    const endsAt = startsAt + 60 * minute;
    return {
      id: Number(leadId) * kinds.length + place,
      leadId,
      locationId,
      kind,
      status,
      bookedAt,
      startsAt,
      endsAt,
      lastAt,
    };
  });
}
