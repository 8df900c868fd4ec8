import {
  appointmentKindLabels,
  appointmentStatusLabels,
  channelLabels,
  closeReasonLabels,
  concernLabels,
  emailStatusLabels,
  languageLabels,
  sourceLabels,
  statusLabels,
  taskKindLabels,
} from '../../shared/labels.ts';
import { ledgerInWords } from '../consent/holdings.ts';
import { formatPhone } from '../intake/phone.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { importsIn, linksOf, mergesIn, transfersIn } from './beside-holdings.ts';
import { historyOf } from './event-words.ts';
import type { Part } from './send-document.ts';
import type { Telling } from './telling.ts';
import { auditWords, reviewWords, stopWords, taskEnds } from './words.ts';

/**
 * What each feature holds about a person, one line a feature, as `forgetting` has it: whoever adds a
 * table with personal data adds a line.
 */
export const holdings: readonly ((telling: Telling, lead: LeadRow) => Promise<Part>)[] = [
  personOf,
  (telling) => historyOf(telling),
  mailsOf,
  appointmentsOf,
  tasksOf,
  async (telling, { id }) => {
    const { reach: _reach, ...ledger } = await ledgerInWords(telling, id);
    return ledger;
  },
  linksOf,
  mergesIn,
  transfersIn,
  importsIn,
  looksOf,
];

type Field = readonly [label: string, valueOf: (lead: LeadRow) => Part['rows'][number][number]];

async function personOf({ db, leadIds, time, who }: Telling): Promise<Part> {
  const leads = await db.selectFrom('leads').selectAll().where('id', 'in', leadIds).execute();
  const fields: readonly Field[] = [
    ['Name', ({ firstName, lastName }) => `${firstName} ${lastName}`],
    ['Mail', ({ email }) => email],
    ['Phone', ({ phone }) => (phone === null ? null : formatPhone(phone))],
    ['Prefers', ({ preferredContact }) => channelLabels.en[preferredContact]],
    ['Best time', ({ bestTime }) => bestTime],
    ['Language', ({ language }) => languageLabels[language]],
    ['Concern', ({ concern }) => concernLabels.en[concern]],
    ['Message', ({ message }) => message],
    ['How they heard of us', ({ howHeard }) => howHeard],
    ['Asked by', ({ requesterName }) => requesterName],
    ['Relation', ({ requesterRelation }) => requesterRelation],
    ['May be discussed with', ({ okToTalkTo }) => okToTalkTo],
    ['Came by', ({ source }) => sourceLabels[source]],
    ['Page and campaign', ({ sourceDetails }) => inLines(sourceDetails)],
    ['Status', ({ status }) => statusLabels[status]],
    ['Closed because', ({ closeReason }) => closeReason && closeReasonLabels[closeReason]],
    ['With', ({ assigneeId }) => (assigneeId === null ? null : who(assigneeId))],
    ['Clinical review', ({ clinicalReview }) => clinicalReview && reviewWords[clinicalReview]],
    ['Driver confirmed', ({ driverConfirmed }) => (driverConfirmed === 1 ? 'Yes' : 'No')],
    ['Forms sent', ({ formsSentAt }) => time(formsSentAt)],
    ['Forms received', ({ formsReceivedAt }) => time(formsReceivedAt)],
    ['Requested', ({ requestedAt }) => time(requestedAt)],
    ['Mailed', ({ emailedAt }) => time(emailedAt)],
    ['Booked', ({ bookedAt }) => time(bookedAt)],
    ['Infused', ({ infusedAt }) => time(infusedAt)],
    ['Closed', ({ closedAt }) => time(closedAt)],
    ['Contact stopped', ({ contactStop }) => contactStop && stopWords[contactStop]],
    ['Erased', ({ erasedAt }) => time(erasedAt)],
  ];
  return {
    title: 'The person',
    columns: ['Field', ...leads.map(({ reference }) => reference)],
    rows: fields.map(([label, valueOf]) => [label, ...leads.map(valueOf)]),
  };
}

/** `{"page":"/pricing"}` → `page: /pricing` */
function inLines(json: string): string {
  const details = Object.entries(JSON.parse(json) as Record<string, string>);
  return details.map(([name, value]) => `${name}: ${value}`).join('\n');
}

async function mailsOf({ db, leadIds, time }: Telling): Promise<Part> {
  const rows = await db
    .selectFrom('emails')
    .select(['createdAt', 'sentAt', 'status', 'to', 'subject', 'text'])
    .where('leadId', 'in', leadIds)
    .orderBy('id')
    .execute();
  return {
    title: 'Mails',
    columns: ['Written', 'Accepted', 'State', 'To', 'Subject', 'Text'],
    rows: rows.map(({ createdAt, sentAt, status, to, subject, text }) => [
      time(createdAt),
      time(sentAt),
      emailStatusLabels[status],
      to,
      subject,
      withoutLinks(text),
    ]),
  };
}

/** Whoever has the file shall not have the person's booking page. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\/book\/[\w-]+/g, '/book/…');
}

async function appointmentsOf({ db, leadIds, time, who }: Telling): Promise<Part> {
  const rows = await db
    .selectFrom('appointments')
    .innerJoin('locations', 'locations.id', 'appointments.locationId')
    .select(['kind', 'startsAt', 'endsAt', 'status', 'bookedBy', 'locations.name'])
    .where('leadId', 'in', leadIds)
    .orderBy('startsAt')
    .execute();
  return {
    title: 'Appointments',
    columns: ['Kind', 'From', 'To', 'Where', 'State', 'Booked by'],
    rows: rows.map(({ kind, startsAt, endsAt, name, status, bookedBy }) => [
      appointmentKindLabels.en[kind],
      time(startsAt),
      time(endsAt),
      name,
      appointmentStatusLabels[status],
      bookedBy === 'patient' ? 'the person' : who(bookedBy),
    ]),
  };
}

async function tasksOf({ db, leadIds, time, who }: Telling): Promise<Part> {
  const rows = await db
    .selectFrom('tasks')
    .select(['kind', 'title', 'reason', 'dueAt', 'doneAt', 'outcome', 'assigneeId'])
    .where('leadId', 'in', leadIds)
    .orderBy('id')
    .execute();
  return {
    title: 'What was to be done',
    columns: ['Kind', 'What', 'Why', 'Due', 'Done', 'Outcome', 'By'],
    rows: rows.map(({ kind, title, reason, dueAt, doneAt, outcome, assigneeId }) => [
      taskKindLabels[kind],
      title,
      reason,
      time(dueAt),
      time(doneAt),
      outcome && (taskEnds[outcome] ?? outcome),
      assigneeId === null ? 'nobody in particular' : who(assigneeId),
    ]),
  };
}

async function looksOf({ db, leadIds, time, who }: Telling): Promise<Part> {
  const rows = await db
    .selectFrom('auditEvents')
    .select(['at', 'actorId', 'action'])
    .where('resource', '=', 'leads')
    .where('recordId', 'in', leadIds.map(String))
    .orderBy('id')
    .execute();
  return {
    title: 'Who looked, changed or took it along',
    columns: ['When', 'Who', 'What'],
    rows: rows.map(({ at, actorId, action }) => [
      time(at),
      who(actorId),
      auditWords[action] ?? action,
    ]),
  };
}
