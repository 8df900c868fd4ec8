import { currentConsent } from '../../../shared/consent.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import { type Clinic, day } from './clinic.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import { iso, record, type Tale, type World } from './tale.ts';

/** Like the real ones: no I, L, O or U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const campaigns = ['spring radio', 'neighborhood paper', 'search', 'health fair'];

export function newLead(world: World, clinic: Clinic, person: Person, at: number): LeadRow {
  const { random } = world;
  const byWeb = person.source === 'web' && random.chance(0.35);
  const email = addressGiven(world, person, at);
  return {
    ...person,
    email,
    preferredContact: email === null ? 'phone' : person.preferredContact,
    id: (world.ids.leads += 1),
    reference: newReference(world.references, random),
    locationId: clinic.location.id,
    askedLocationId: null,
    sourceDetails: JSON.stringify(byWeb ? { campaign: random.pick(campaigns) } : {}),
    status: 'requested',
    statusBeforeClose: null,
    closeReason: null,
    assigneeId: null,
    voicemailOk: null,
    okToTalkTo: null,
    formsSentAt: null,
    formsReceivedAt: null,
    clinicalReview: null,
    driverConfirmed: 0,
    requestedAt: iso(at),
    emailedAt: null,
    bookedAt: null,
    infusedAt: null,
    closedAt: null,
    firstContactAt: null,
    dueAt: null,
    breachAt: null,
    attempts: 0,
    nextStepAt: null,
    nextStep: null,
    escalateAt: null,
    nextMailAt: null,
    contactStop: null,
    mergedIntoId: null,
    erasedAt: null,
    version: 0,
  };
}

/** What was written down at first: at the desk sometimes nothing, seldom something with a slip. */
function addressGiven({ random, now }: World, person: Person, at: number): string | null {
  const atDesk = person.source === 'phone' || person.source === 'walkIn';
  if (atDesk && random.chance(0.22)) {
    return null;
  }
  const slip = random.chance(at > now - 7 * day ? 0.1 : 0.012);
  return slip ? person.email.replace(/\.([a-z])/, '.$1$1') : person.email;
}

function newReference(known: Set<string>, random: Random): string {
  const code = Array.from({ length: 6 }, () => letters[random.int(0, letters.length - 1)]).join('');
  const reference = `SP-${code}`;
  if (known.has(reference)) {
    return newReference(known, random);
  }
  known.add(reference);
  return reference;
}

/** The consent that comes with a request: a row for each way of contact, one event. */
export function giveConsent(tale: Tale, at: number, actorId: string | null): void {
  const { world, lead, person } = tale;
  const wording = currentConsent();
  const means = actorId === null ? (person.source === 'api' ? 'api' : 'webForm') : 'staff';
  // 198.51.100.0/24 is kept for documentation.
  const originAddress = means === 'staff' ? null : `198.51.100.${world.random.int(1, 254)}`;
  for (const channel of wording.channels) {
    world.rows.consents.push({
      id: (world.ids.consents += 1),
      leadId: lead.id,
      at: iso(at),
      channel,
      action: 'given',
      purpose: 'all',
      undoesId: null,
      wordingVersion: wording.version,
      wording: wording.text[person.language],
      language: person.language,
      means,
      originAddress,
      actorId,
    });
  }
  const { channels, version } = wording;
  record(tale, at, actorId, 'consentGiven', { channels, wordingVersion: version, means });
}

/** On the phone somebody asked whether a voicemail is fine. */
export function askVoicemail(tale: Tale, at: number, actorId: string | null, ok: boolean): void {
  const { world, lead, person } = tale;
  lead.voicemailOk = ok ? 1 : 0;
  const id = (world.ids.consents += 1);
  const action = ok ? 'given' : 'withdrawn';
  world.rows.consents.push({
    id,
    leadId: lead.id,
    at: iso(at),
    channel: 'voicemail',
    action,
    purpose: 'all',
    undoesId: null,
    wordingVersion: null,
    wording: null,
    language: person.language,
    means: 'phone',
    originAddress: null,
    actorId,
  });
  const data = { channel: 'voicemail', purpose: 'all', means: 'phone', consentIds: [id] };
  record(tale, at, actorId, ok ? 'consentGiven' : 'consentWithdrawn', data);
}

/** The columns that sum the story up, and its rows into the batch; clock and plan come later. */
export function endTale(tale: Tale): void {
  const { lead, world, tasks, visits } = tale;
  const step = nextStep(tale);
  lead.nextStepAt = step?.at ?? null;
  lead.nextStep = step?.what ?? null;
  const inOrder = tale.activities.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  world.rows.leads.push(lead);
  world.rows.activities.push(
    ...inOrder.map((activity) => ({ id: (world.ids.activities += 1), ...activity })),
  );
  world.rows.tasks.push(...tasks);
  world.rows.appointments.push(...visits);
}

type Step = { at: string; what: NonNullable<LeadRow['nextStep']> };

function nextStep({ lead, tasks, visits }: Tale): Step | null {
  if (lead.status === 'closed') {
    return null;
  }
  const steps: Step[] = [
    ...tasks
      .filter(({ doneAt }) => doneAt === null)
      .map(({ dueAt, kind }) => ({ at: dueAt, what: kind })),
    ...visits
      .filter(({ status }) => status === 'booked')
      .map(({ startsAt, kind }) => ({ at: startsAt, what: kind })),
  ];
  return steps.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null;
}
