import type { Agenda } from './agenda.ts';
import { assign, bookOrPromise, planCall, planClosing } from './calls.ts';
import { afterMinutes, day, hour, minute } from './clinic.ts';
import { endTale, giveConsent, newLead } from './lead.ts';
import { sendMail } from './mails.ts';
import { staffNotes } from './notes.ts';
import { planOutcome } from './outcomes.ts';
import { planOpening } from './opening.ts';
import type { Person } from './person.ts';
import {
  addTask,
  isOpen,
  iso,
  letTimePass,
  noteContact,
  plan,
  record,
  type Tale,
  type World,
} from './tale.ts';

/** A request this young may still wait for its first call, whatever the hour. */
const fresh = 10 * hour;

/** Tells what became of one request, from its first second until `now`. */
export function tellStory(world: World, agenda: Agenda, person: Person, at: number): void {
  const { clinic } = agenda;
  const { random } = world;
  const tale: Tale = {
    world,
    agenda,
    clinic,
    person,
    lead: newLead(world, clinic, person, at),
    activities: [],
    visits: [],
    tasks: [],
    plans: [],
    onBooked: planOutcome,
    deskMember: clinic.desk.length > 0 ? random.pick(clinic.desk) : null,
  };
  ask(tale, at);
  letTimePass(tale);
  endTale(tale);
}

function ask(tale: Tale, at: number): void {
  const { random } = tale.world;
  const { source, language } = tale.person;
  const inPerson = source === 'phone' || source === 'walkIn';
  const actorId = inPerson || source === 'referral' ? tale.deskMember : null;
  record(tale, at, actorId, 'requested', { source, language });
  // Some are only named to us by their doctor: they have not said yet that they want mail.
  const consents = source !== 'referral' || random.chance(0.5);
  if (consents) {
    giveConsent(tale, at, actorId);
  }
  const mailed = consents && sendMail(tale, at, 'bookingLink', { actorId });
  planAsides(tale, at);
  if (consents) {
    planFollowUpMails(tale, at);
  }
  if (!inPerson && random.chance(0.012)) {
    planClosing(tale, at + random.int(10, 300) * minute, 'spam');
  } else if (inPerson) {
    meet(tale, at, mailed);
  } else {
    if (random.chance(0.012)) {
      planClosing(tale, at + random.int(1, 30) * hour, 'duplicate');
    }
    if (mailed) {
      planOpening(tale, at);
    }
    planFirstCall(tale, at);
  }
}

/** Whoever stands at the desk or is on the phone is reached already. */
function meet(tale: Tale, at: number, mailed: boolean): void {
  const { random } = tale.world;
  noteContact(tale, at, false);
  plan(tale, at + random.int(1, 3) * minute, (when) => assign(tale, when));
  if (random.chance(0.6)) {
    plan(tale, at + random.int(3, 8) * minute, (when) => {
      bookOrPromise(tale, when, 'consultation');
    });
  } else {
    if (mailed) {
      planOpening(tale, at);
    }
    planCall(
      tale,
      afterMinutes(tale.clinic.contact, at + random.int(2, 9) * day, 20),
      'Call back',
      'Wanted to look at the calendar first.',
    );
  }
}

const followUpMails = [
  [3, 'followUp'],
  [7, 'followUpLater'],
  [14, 'followUpLast'],
] as const;

/** The address is known to be a dead one. */
function wasRefused({ lead, activities }: Tale): boolean {
  return activities.some(({ leadId, type }) => leadId === lead.id && type === 'emailFailed');
}

/** Whoever has not booked hears of it on days 3, 7 and 14, in the clinic's hours. */
function planFollowUpMails(tale: Tale, at: number): void {
  for (const [days, template] of followUpMails) {
    const morning = afterMinutes(tale.clinic.contact, at + days * day - 9 * hour, 0);
    plan(tale, morning, () => {
      if (['requested', 'emailed'].includes(tale.lead.status) && !wasRefused(tale)) {
        sendMail(tale, morning, template, { facts: { day: days, reason: `Day ${days}` } });
      }
    });
  }
}

function planFirstCall(tale: Tale, at: number): void {
  const { random, now } = tale.world;
  if (at > now - fresh && random.chance(0.5)) {
    return;
  }
  if (random.chance(0.4)) {
    const picked = afterMinutes(tale.clinic.open, at, random.wait(8));
    plan(tale, picked, () => assign(tale, picked));
  }
  planCall(tale, at, null);
}

/** What happens beside the main line: asking again, notes of the desk. */
function planAsides(tale: Tale, at: number): void {
  const { random } = tale.world;
  const { source, language } = tale.person;
  if (source !== 'walkIn' && random.chance(0.04)) {
    const again = at + 11 * minute + Math.round(random.wait(3 * day));
    plan(tale, again, () => askAgain(tale, again, language));
  }
  if (random.chance(0.25)) {
    const noted = afterMinutes(tale.clinic.open, at + Math.round(random.wait(3 * day)), 12);
    plan(tale, noted, () => {
      if (tale.lead.firstContactAt !== null && tale.lead.firstContactAt < iso(noted)) {
        record(tale, noted, tale.deskMember, 'note', { text: random.pick(staffNotes) });
      }
    });
  }
}

function askAgain(tale: Tale, at: number, language: string): void {
  if (isOpen(tale) && tale.lead.status !== 'infused') {
    record(tale, at, null, 'requestedAgain', { source: 'web', language });
    giveConsent(tale, at, null);
    if (tale.lead.status !== 'booked' && sendMail(tale, at, 'bookingLink')) {
      planOpening(tale, at);
    }
    planCallAgain(tale, at);
  }
}

/** Who asks again is waited for like anybody who asks. */
function planCallAgain(tale: Tale, at: number): void {
  const dueAt = afterMinutes(tale.clinic.contact, at, 15);
  if (Number.isFinite(dueAt)) {
    const reason = 'Asked again, so the person is waiting to hear from us.';
    addTask(tale, { kind: 'call', dueAt, title: 'Asked again', reason, origin: 'event' });
    planCall(tale, dueAt, null);
  }
}
