import type { AppointmentKind, CallOutcome, CloseReason } from '../../../shared/vocabulary.ts';
import { afterMinutes, day, minute } from './clinic.ts';
import { askVoicemail } from './lead.ts';
import { sendMail } from './mails.ts';
import { callNotes, closeNotes } from './notes.ts';
import { planOpening } from './opening.ts';
import {
  addTask,
  finishTasks,
  hasVisit,
  isOpen,
  learnAddress,
  move,
  noteContact,
  plan,
  record,
  type Tale,
} from './tale.ts';
import { bookVisit } from './visits.ts';

/** Days since the request on which the next call is due, by calls made so far. */
const cadence = [0, 0, 1, 3, 7, 14];
const patience = 21 * day;
/** Open minutes after which even a forgotten call is made: within two weeks. */
const longestDelay = 2400;
const outcomes: readonly (readonly [CallOutcome, number])[] = [
  ['reached', 32],
  ['voicemail', 42],
  ['noAnswer', 22],
  ['wrongNumber', 3],
];

/** A call that is due; it is made soon after, sometimes late. `title` null: a task exists. */
export function planCall(tale: Tale, due: number, title: string | null, reason = ''): void {
  if (!Number.isFinite(due)) {
    return;
  }
  if (title !== null) {
    const step = tale.lead.attempts + 1;
    addTask(tale, { kind: 'call', dueAt: due, title, reason, origin: 'plan', step });
  }
  const made = afterMinutes(tale.clinic.contact, due, delayOf(tale, due));
  plan(tale, made, (at) => call(tale, at));
}

/** How long a call waits, in open minutes: the desk falls behind at times, just now as well. */
function delayOf({ world: { random, now }, clinic }: Tale, due: number): number {
  const behind = random.chance(due > now - 4 * day ? 0.2 : 0.08);
  return behind ? Math.min(random.wait(900), longestDelay) : random.wait(clinic.pace);
}

/** Whoever pauses between two infusions is called at the time they said. */
export function promiseCall(tale: Tale, wanted: number): void {
  const due = afterMinutes(tale.clinic.contact, wanted, tale.world.random.int(0, 400));
  if (!Number.isFinite(due)) {
    return;
  }
  const reason = 'Wants to decide about the next infusion by then.';
  addTask(tale, { kind: 'call', dueAt: due, title: 'Call back', reason, origin: 'promise' });
  plan(tale, due, () => {
    record(tale, due, tale.deskMember, 'call', { outcome: 'reached' });
    noteContact(tale, due, true);
    finishTasks(tale, due, 'reached');
    if (tale.world.random.chance(0.5)) {
      plan(tale, due + 4 * minute, (at) => bookVisit(tale, at, 'infusion', tale.deskMember));
    }
  });
}

export function assign(tale: Tale, at: number): void {
  const { lead, deskMember } = tale;
  if (lead.assigneeId === null && deskMember !== null) {
    lead.assigneeId = deskMember;
    record(tale, at, deskMember, 'assigned', { from: null, to: deskMember });
    for (const task of tale.tasks.filter(({ doneAt }) => doneAt === null)) {
      task.assigneeId = deskMember;
    }
  }
}

export function planClosing(tale: Tale, at: number, reason: CloseReason): void {
  const when = afterMinutes(tale.clinic.open, at, 5);
  plan(tale, when, () => {
    if (isOpen(tale) && tale.lead.status !== 'infused' && !hasVisit(tale, 'booked')) {
      const notes = closeNotes[reason];
      const note = notes.length > 0 ? tale.world.random.pick(notes) : '';
      move(tale, 'close', { at: when, actorId: tale.deskMember, reason, ...(note && { note }) });
      finishTasks(tale, when, 'leadClosed');
    }
  });
}

function call(tale: Tale, at: number): void {
  const { lead, world } = tale;
  const settled = lead.firstContactAt !== null && hasVisit(tale, 'booked');
  if (!isOpen(tale) || lead.status === 'infused' || settled) {
    return;
  }
  assign(tale, at);
  const outcome = world.random.weighted(outcomes);
  const note = world.random.chance(0.6) ? world.random.pick(callNotes[outcome]) : '';
  record(tale, at, tale.deskMember, 'call', { outcome, ...(note && { note }) });
  noteContact(tale, at, true);
  finishTasks(tale, at, outcome);
  if (!hasVisit(tale, 'booked')) {
    goOn(tale, at, outcome);
  }
}

function goOn(tale: Tale, at: number, outcome: CallOutcome): void {
  if (outcome === 'reached') {
    talk(tale, at);
  } else if (tale.lead.attempts >= cadence.length) {
    giveUp(tale, Math.max(at + day, asked(tale) + patience));
  } else {
    if (tale.lead.emailedAt !== null && tale.world.random.chance(0.25)) {
      sendLink(tale, at + minute);
    }
    planNextCall(tale, at, outcome);
  }
}

/** Closing for want of an answer is proposed; a person confirms, some days later. */
function giveUp(tale: Tale, wanted: number): void {
  const due = afterMinutes(tale.clinic.contact, wanted, 0);
  if (Number.isFinite(due)) {
    const reason = `${cadence.length} calls and no answer.`;
    const step = tale.lead.attempts + 1;
    const title = 'Close as no response?';
    addTask(tale, { kind: 'review', dueAt: due, title, reason, origin: 'plan', step });
    const days = Math.min(tale.world.random.wait(5), 11);
    planClosing(tale, due + Math.round(days * day), 'noResponse');
  }
}

function planNextCall(tale: Tale, at: number, outcome: CallOutcome): void {
  const { attempts } = tale.lead;
  const inDays = asked(tale) + (cadence[attempts] ?? 0) * day;
  // After a talk the calls are late for their days; nobody is called all day long for that.
  const pause = attempts < 2 ? 0 : tale.world.random.int(2, 6) * day;
  const wanted = Math.max(inDays, at + pause);
  const due = afterMinutes(tale.clinic.contact, wanted, wanted > at ? 20 : 45);
  const last = { reached: 'We spoke.', voicemail: 'We left a voicemail.' } as const;
  const before =
    outcome === 'reached' || outcome === 'voicemail' ? last[outcome] : 'Nobody answered.';
  planCall(tale, due, 'Call again', `Call ${attempts + 1} of ${cadence.length}. ${before}`);
}

function talk(tale: Tale, at: number): void {
  const { random } = tale.world;
  const seen = hasVisit(tale, 'completed');
  const spelled = (tale.lead.email !== null || random.chance(0.75)) && learnAddress(tale);
  if (tale.lead.voicemailOk === null) {
    askVoicemail(tale, at, tale.deskMember, random.chance(0.8));
  }
  const said = random.weighted([
    ['book', 32],
    ['think', 42],
    ['link', 14],
    ['decline', 12],
  ] as const);
  const booked = at + random.int(2, 6) * minute;
  if (said === 'book' && booked <= tale.world.now) {
    bookOrPromise(tale, booked, seen ? 'infusion' : 'consultation');
  } else if (said === 'decline') {
    const reasons = [
      ['notInterested', 4],
      ['cost', 4],
      ['choseAnother', 3],
      ['other', 1],
    ] as const;
    planClosing(tale, at + minute, random.weighted(reasons));
  } else {
    if (said === 'link' || spelled) {
      sendLink(tale, at + minute);
    }
    const due = afterMinutes(tale.clinic.contact, at + random.int(7, 42) * day, random.int(0, 400));
    planCall(tale, due, 'Call back', 'Asked for some time to think it over.');
  }
}

/** Books while the person is there; where nothing is free they are called in some days. */
export function bookOrPromise(tale: Tale, at: number, kind: AppointmentKind): void {
  if (!bookVisit(tale, at, kind, tale.deskMember)) {
    const due = afterMinutes(tale.clinic.contact, at + 4 * day, 30);
    planCall(tale, due, 'Offer a time', 'Nothing was free.');
  }
}

function sendLink(tale: Tale, at: number): void {
  plan(tale, at, () => {
    if (sendMail(tale, at, 'bookingLink', { actorId: tale.deskMember })) {
      planOpening(tale, at);
    }
  });
}

function asked({ lead }: Tale): number {
  return Temporal.Instant.from(lead.requestedAt).epochMilliseconds;
}
