import type { ActivityType } from '../../shared/vocabulary.ts';
import { idsInHistories } from '../leads/family.ts';
import { detailWords } from './detail-words.ts';
import type { Part } from './send-document.ts';
import type { Telling } from './telling.ts';

/** An event as a sentence to somebody outside; what it is about stands beside it. */
const sentences: Record<ActivityType, string> = {
  requested: 'Asked for a consultation.',
  requestedAgain: 'Asked again.',
  statusChanged: 'The status changed.',
  statusCorrected: 'The status was corrected.',
  assigned: 'Was given to somebody of the clinic.',
  note: 'A note was written.',
  call: 'A call was made.',
  emailQueued: 'A mail was written.',
  emailSent: 'A mail was accepted by the mail server.',
  emailFailed: 'A mail could not be delivered.',
  bookingOpened: 'The booking page was opened.',
  appointmentBooked: 'An appointment was booked.',
  appointmentMoved: 'An appointment was moved.',
  appointmentCancelled: 'An appointment was cancelled.',
  appointmentCompleted: 'An appointment took place.',
  appointmentNoShow: 'An appointment was missed.',
  merged: 'Was merged with another record of the same person.',
  split: 'Was split from another record.',
  transferred: 'Was handed over to another location.',
  consentGiven: 'Agreed to be contacted.',
  consentWithdrawn: 'Asked not to be contacted so.',
  revealed: 'Somebody looked at the concern and the message.',
  undone: 'A change was taken back.',
  imported: 'Was brought in from another system.',
  planned: 'A step of the follow-up was planned, moved or dropped.',
  postponed: 'The next step was put off.',
  skipped: 'A step was left out.',
  contactStopped: 'All contact was stopped, or what goes out by itself.',
  contactResumed: 'Contact was allowed again.',
  taskDone: 'A task was done.',
  tasksGiven: 'Open tasks were given to somebody.',
  linked: 'Was linked with another record.',
  unlinked: 'Is no longer linked with another record.',
  ruledOut: 'Was found not to be the same person as another.',
  transferOffered: 'Was offered to another location.',
  transferDeclined: 'The other location declined.',
  transferWithdrawn: 'The offer to another location was withdrawn.',
  erased: 'Personal data were erased.',
};

/** All that happened, the oldest first. */
export async function historyOf(telling: Telling): Promise<Part> {
  return { ...(await eventsOf(telling)), title: 'What happened' };
}

/** When all contact was stopped, and when it was allowed again. */
export async function stopsOf(telling: Telling): Promise<Part> {
  const part = await eventsOf(telling, ['contactStopped', 'contactResumed']);
  return { ...part, title: 'Contact stopped and allowed again' };
}

async function eventsOf(
  telling: Telling,
  types?: readonly ActivityType[],
): Promise<Omit<Part, 'title'>> {
  const { db, leadIds, time, who } = telling;
  const rows = await db
    .selectFrom('activities')
    .select(['at', 'type', 'actorId', 'data'])
    .where('id', 'in', idsInHistories('activities', leadIds))
    .$if(types !== undefined, (query) => query.where('type', 'in', types ?? []))
    .orderBy('id')
    .execute();
  return {
    columns: ['When', 'What', 'By', 'Details'],
    rows: rows.map(({ at, type, actorId, data }) => [
      time(at),
      sentences[type],
      who(actorId),
      detailWords(type, JSON.parse(data) as Record<string, unknown>, telling),
    ]),
  };
}
