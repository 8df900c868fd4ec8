import type { CallOutcome, CloseReason } from '../../../shared/vocabulary.ts';
import { afterMinutes, day, minute } from './clinic.ts';
import { sendMail } from './mails.ts';
import { callNotes, closeNotes } from './notes.ts';
import { planOpening } from './opening.ts';
import {
  addTask,
  finishTasks,
  hasVisit,
  isOpen,
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
const outcomes: readonly (readonly [CallOutcome, number])[] = [
  ['reached', 36],
  ['voicemail', 38],
  ['noAnswer', 22],
  ['wrongNumber', 3],
];

/** A call that is due; it is made soon after, sometimes late. `title` null: a task exists. */
export function planCall(tale: Tale, due: number, title: string | null, reason = ''): void {
  if (!Number.isFinite(due)) {
    return;
  }
  const { random } = tale.world;
  if (title !== null) {
    addTask(tale, { kind: 'call', dueAt: due, title, reason });
  }
  const late = random.chance(0.09) ? random.wait(1500) : random.wait(tale.clinic.pace);
  plan(tale, afterMinutes(tale.clinic.contact, due, late), (at) => call(tale, at));
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
    planClosing(tale, Math.max(at + day, asked(tale) + patience), 'noResponse');
  } else {
    if (outcome === 'wrongNumber' || tale.world.random.chance(0.2)) {
      sendLink(tale, at + minute);
    }
    planNextCall(tale, at, outcome);
  }
}

function planNextCall(tale: Tale, at: number, outcome: CallOutcome): void {
  const { attempts } = tale.lead;
  const inDays = asked(tale) + (cadence[attempts] ?? 0) * day;
  const due = afterMinutes(tale.clinic.contact, Math.max(inDays, at), inDays > at ? 20 : 45);
  const last = { reached: 'We spoke.', voicemail: 'We left a voicemail.' } as const;
  const before =
    outcome === 'reached' || outcome === 'voicemail' ? last[outcome] : 'Nobody answered.';
  planCall(tale, due, 'Call again', `Call ${attempts + 1} of ${cadence.length}. ${before}`);
}

function talk(tale: Tale, at: number): void {
  const { random } = tale.world;
  const seen = hasVisit(tale, 'completed');
  tale.lead.voicemailOk ??= random.chance(0.8) ? 1 : 0;
  const said = random.weighted([
    ['book', 44],
    ['think', 26],
    ['link', 12],
    ['decline', 18],
  ] as const);
  const booked = at + random.int(2, 6) * minute;
  if (said === 'book' && booked <= tale.world.now) {
    if (!bookVisit(tale, booked, seen ? 'infusion' : 'consultation', tale.deskMember)) {
      planCall(
        tale,
        afterMinutes(tale.clinic.contact, at + 4 * day, 30),
        'Offer a time',
        'Nothing was free.',
      );
    }
  } else if (said === 'decline') {
    const reasons = [
      ['notInterested', 4],
      ['cost', 4],
      ['choseAnother', 3],
      ['other', 1],
    ] as const;
    planClosing(tale, at + minute, random.weighted(reasons));
  } else {
    if (said === 'link') {
      sendLink(tale, at + minute);
    }
    const due = afterMinutes(tale.clinic.contact, at + random.int(1, 4) * day, random.int(0, 400));
    planCall(tale, due, 'Call back', 'Asked for some time to think it over.');
  }
}

function sendLink(tale: Tale, at: number): void {
  plan(tale, at, () => {
    sendMail(tale, at, 'bookingLink', { actorId: tale.deskMember });
    planOpening(tale, at);
  });
}

function asked({ lead }: Tale): number {
  return Temporal.Instant.from(lead.requestedAt).epochMilliseconds;
}
