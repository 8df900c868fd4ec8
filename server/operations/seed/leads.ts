import type { Trx } from '../../db/database.ts';
import { createAgenda, type Agenda, take } from './agenda.ts';
import { afterMinutes, type ClinicStaff, createClinic, day } from './clinic.ts';
import { planOpenLeads } from './open-leads.ts';
import { createPerson, type Person } from './person.ts';
import { createRandom } from './random.ts';
import { arrivals } from './rhythm.ts';
import { emptyRows, insertRows, lastIds } from './rows.ts';
import { tellStory } from './story.ts';
import type { RenderMail, World } from './tale.ts';

export type SeedLeads = {
  readonly count: number;
  /** The same seed and the same `now` give the same rows. */
  readonly seed: number;
  readonly now: Temporal.Instant;
  readonly clinics: readonly ClinicStaff[];
  readonly render: RenderMail;
  readonly publicUrl: string;
};

/** Stories written at once; keeps the memory needed for many leads small. */
const batch = 1000;

/** Writes a year of leads with all that became of them into the caller's transaction. */
export async function seedLeads(trx: Trx, options: SeedLeads): Promise<void> {
  const { count, seed, render, publicUrl } = options;
  const now = options.now.epochMilliseconds;
  const ids = await lastIds(trx);
  // A second helping of the same seed must not be the first one again.
  const random = createRandom(seed + ids.leads);
  const references = await knownReferences(trx);
  const world: World = { random, now, ids, references, render, publicUrl, rows: emptyRows() };
  const agendas = await openAgendas(trx, options.clinics, now);
  const timeZone = options.clinics[0]?.location.timeZone ?? 'UTC';
  const times = arrivals(count, now, timeZone, random);
  for (let start = 0; start < times.length; start += batch) {
    world.rows = emptyRows();
    for (const at of times.slice(start, start + batch)) {
      tellOne(world, agendas, at);
    }
    await insertRows(trx, world.rows);
    await planOpenLeads(trx, world);
    Object.assign(world.ids, await lastIds(trx));
  }
}

function tellOne(world: World, agendas: readonly Agenda[], at: number): void {
  const { random, now } = world;
  const weights = agendas.map((agenda, index) => [agenda, agendas.length + 1 - index] as const);
  const agenda = random.weighted(weights);
  const person = createPerson(random, world.ids.leads + 1);
  const byStaff = ['phone', 'walkIn', 'referral'].includes(person.source);
  const openAt = byStaff ? afterMinutes(agenda.clinic.open, at, random.int(0, 90)) : at;
  const told: Person = openAt > now ? { ...person, source: 'web' } : person;
  tellStory(world, agenda, told, openAt > now ? at : openAt);
}

async function knownReferences(trx: Trx): Promise<Set<string>> {
  const rows = await trx.selectFrom('leads').select('reference').execute();
  return new Set(rows.map(({ reference }) => reference));
}

/** The agendas of the clinics, with the appointments that are there already. */
async function openAgendas(
  trx: Trx,
  clinics: readonly ClinicStaff[],
  now: number,
): Promise<Agenda[]> {
  const agendas = clinics.map((clinic) =>
    createAgenda(createClinic(clinic, now - 372 * day, now + 60 * day)),
  );
  const held = await trx
    .selectFrom('appointments')
    .select(['locationId', 'roomId', 'startsAt', 'endsAt'])
    .where('status', 'in', ['booked', 'completed'])
    .execute();
  for (const { locationId, roomId, startsAt, endsAt } of held) {
    const agenda = agendas.find(({ clinic }) => clinic.location.id === locationId);
    if (agenda) {
      take(agenda, { roomId, start: instant(startsAt), end: instant(endsAt) });
    }
  }
  return agendas;
}

function instant(at: string): number {
  return Temporal.Instant.from(at).epochMilliseconds;
}
