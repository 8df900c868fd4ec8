import { type LeadEvent, planTransition, statusStamps } from '../../../shared/lead-status.ts';
import type {
  ActivityType,
  CloseReason,
  PatientTemplate,
  Language,
  TaskKind,
  TaskOrigin,
} from '../../../shared/vocabulary.ts';
import type { AppointmentRow } from '../../booking/booking.table.ts';
import type { LeadRow } from '../../leads/lead.table.ts';
import type { Agenda } from './agenda.ts';
import type { Clinic } from './clinic.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';
import type { Ids, Rows } from './rows.ts';

export type MailToRender = {
  readonly template: PatientTemplate;
  readonly language: Language;
  readonly firstName: string;
  readonly clinic: Clinic;
  readonly url: string;
  readonly appointment: AppointmentRow | null;
};
export type RenderMail = (mail: MailToRender) => {
  subject: string;
  text: string;
  html: string;
};

/** What all stories share. */
export type World = {
  readonly random: Random;
  /** Nothing happens after this moment, in milliseconds. */
  readonly now: number;
  readonly ids: Ids;
  readonly references: Set<string>;
  readonly render: RenderMail;
  /** The base of links in mail. */
  readonly publicUrl: string;
  rows: Rows;
};

type Activity = Rows['activities'][number];
type Plan = { readonly at: number; readonly happen: (at: number) => void };

/** One lead's story while it is told: what happened, and what is planned. */
export type Tale = {
  readonly world: World;
  readonly agenda: Agenda;
  readonly clinic: Clinic;
  readonly person: Person;
  readonly lead: LeadRow;
  readonly activities: Omit<Activity, 'id'>[];
  readonly visits: AppointmentRow[];
  readonly tasks: Rows['tasks'];
  readonly plans: Plan[];
  readonly deskMember: string | null;
  /** Decides what will become of a visit that has just got its time. */
  readonly onBooked: (tale: Tale, at: number, visit: AppointmentRow) => void;
};

/** Like `toIso`, several times as fast: a year of leads has millions of moments. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Something that will happen at its time, unless that is after `now`. */
export function plan(tale: Tale, at: number, happen: Plan['happen']): void {
  if (at <= tale.world.now) {
    tale.plans.push({ at, happen });
  }
}

/** Lets everything planned happen in the order of time. */
export function letTimePass(tale: Tale): void {
  while (tale.plans.length > 0) {
    const next = tale.plans.reduce((first, each) => (each.at < first.at ? each : first));
    tale.plans.splice(tale.plans.indexOf(next), 1);
    next.happen(next.at);
  }
}

export function record(
  tale: Tale,
  at: number,
  actorId: string | null,
  type: ActivityType,
  data: Record<string, unknown> = {},
): void {
  if (at > tale.world.now) {
    throw new Error(`${type} was told of the future; plan it instead`);
  }
  const row = { leadId: tale.lead.id, at: iso(at), actorId, type, data: JSON.stringify(data) };
  tale.activities.push(row);
  tale.lead.version += 1;
}

type By = { at: number; actorId: string | null; reason?: CloseReason; note?: string };

/** Moves the lead as the rules say, with its history row. */
export function move(tale: Tale, event: LeadEvent, by: By): void {
  const { lead } = tale;
  const planned = planTransition(lead, event);
  if (planned.kind !== 'move') {
    return;
  }
  const { reason, note, at, actorId } = by;
  const closing = planned.to === 'closed';
  lead.status = planned.to;
  lead[statusStamps[planned.to]] ??= iso(at);
  lead.closedAt = closing ? iso(at) : null;
  lead.closeReason = closing ? (reason ?? null) : null;
  lead.statusBeforeClose = closing ? planned.from : null;
  record(tale, at, actorId, 'statusChanged', {
    from: planned.from,
    to: planned.to,
    ...(reason && { reason }),
    ...(note && { note }),
  });
}

/** A person of the clinic tried to reach this one: the response clock stops. */
export function noteContact(tale: Tale, at: number, attempt: boolean): void {
  tale.lead.firstContactAt ??= iso(at);
  tale.lead.attempts += attempt ? 1 : 0;
}

/** Who is spoken to spells the mail address; whether that was news. */
export function learnAddress({ lead, person }: Tale): boolean {
  if (lead.email === person.email) {
    return false;
  }
  lead.email = person.email;
  lead.version += 1;
  return true;
}

export function addTask(
  tale: Tale,
  task: {
    kind: TaskKind;
    dueAt: number;
    title: string;
    reason: string;
    origin: TaskOrigin;
    step?: number;
  },
): void {
  const { world, lead } = tale;
  tale.tasks.push({
    step: null,
    ...task,
    id: (world.ids.tasks += 1),
    leadId: lead.id,
    assigneeId: lead.assigneeId,
    dueAt: iso(task.dueAt),
    doneAt: null,
    outcome: null,
    version: 1,
  });
}

/** Ticks off whatever is open: a booking or the end of the story answers it. */
export function finishTasks(tale: Tale, at: number, outcome: string): void {
  for (const task of tale.tasks.filter(({ doneAt }) => doneAt === null)) {
    task.doneAt = iso(at);
    task.outcome = outcome;
    task.version += 1;
  }
}

export function isOpen({ lead }: Tale): boolean {
  return lead.status !== 'closed';
}

export function hasVisit(tale: Tale, ...statuses: AppointmentRow['status'][]): boolean {
  return tale.visits.some(({ status }) => statuses.includes(status));
}
