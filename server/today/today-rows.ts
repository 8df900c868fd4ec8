import type { Location } from '../../shared/records.ts';
import type { MailState, TodayRow, TodaySection } from '../../shared/today.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { leadEvents } from '../follow-up/events.ts';
import { businessMinutesBetween } from '../locations/business-time.ts';
import type { Principal } from '../staff/principal.ts';
import { confirmedInPerson } from './confirmed.ts';
import { type Candidate, type Day, sectionOf } from './sections.ts';
import {
  escalated,
  firstCalls,
  mailStates,
  most,
  type PersonLine,
  type TaskLine,
  tasksUntil,
  unconfirmedVisits,
  withLaterCall,
} from './today.queries.ts';

/** A location with its local day. */
export type Here = { readonly location: Location; readonly day: Day };

type Placed = { section: TodaySection; row: TodayRow };

/** What somebody's day holds, each row with its section; `cut`: not everything found room. */
export async function rowsOf(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
  here: ReadonlyMap<number, Here>,
): Promise<{ rows: Placed[]; cut: boolean }> {
  const now = nowIso(ctx.clock);
  const found = await find(ctx, principal, locationId, lastMidnight(here) ?? now);
  const { calls, tasks, visits, escalated: seen } = fitting(found);
  const all = [
    ...(await placed(ctx.db, { calls, tasks }, here, now)),
    ...(await unconfirmed(ctx.db, visits)),
    ...seen.map(escalatedRow),
  ];
  const states = await mailStates(
    ctx.db,
    all.map(({ row }) => row.leadId),
  );
  const rows = all.map(({ section, row }) => ({
    section,
    row: finished(row, states.get(row.leadId) ?? 'none', here.get(row.locationId), ctx.clock.now()),
  }));
  return { rows, cut: Object.values(found).some(({ length }) => length > most) };
}

type Found = Awaited<ReturnType<typeof find>>;

async function find(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
  until: string,
) {
  const now = nowIso(clock);
  const in48Hours = toIso(clock.now().add({ hours: 48 }));
  return {
    calls: await firstCalls(db, principal, locationId, until),
    tasks: await tasksUntil(db, principal, locationId, until),
    visits: await unconfirmedVisits(db, principal, locationId, [now, in48Hours]),
    escalated:
      principal.role === 'frontDesk' ? [] : await escalated(db, principal, locationId, now),
  };
}

function fitting({ calls, tasks, visits, escalated: seen }: Found): Found {
  return {
    calls: calls.slice(0, most),
    tasks: tasks.slice(0, most),
    visits: visits.slice(0, most),
    escalated: seen.slice(0, most),
  };
}

/** The end of the last of these days; where there is no place, there is none. */
function lastMidnight(here: ReadonlyMap<number, Here>): string | undefined {
  return [...here.values()]
    .map(({ day }) => day.ends)
    .toSorted()
    .at(-1);
}

/** Calls and tasks, each in the part of its own location's day. */
async function placed(
  db: Db,
  { calls, tasks }: Pick<Found, 'calls' | 'tasks'>,
  here: ReadonlyMap<number, Here>,
  now: string,
): Promise<Placed[]> {
  const later = await withLaterCall(
    db,
    calls.map(({ leadId }) => leadId),
    now,
  );
  const withCallTask = new Set(tasks.filter(isCall).map(({ leadId }) => leadId));
  const candidates: Candidate[] = [
    ...calls
      .filter(({ leadId }) => !later.has(leadId) && !withCallTask.has(leadId))
      .map((line) => ({ origin: 'firstCall' as const, row: plainRow(line) })),
    ...tasks.map((line) => ({ origin: originOf(line), row: taskRow(line) })),
  ];
  return candidates.flatMap((each) => {
    const place = here.get(each.row.locationId);
    return place && each.row.dueAt < place.day.ends
      ? [{ section: sectionOf(each, place.day, now), row: each.row }]
      : [];
  });
}

/** Who is called anyway needs no first call beside it. */
const isCall = ({ kind }: TaskLine) => kind === 'call' || kind === 'rebook';

function originOf({ lostBy, origin }: TaskLine): Candidate['origin'] {
  if (lostBy !== null) {
    return lostBy === 'appointmentNoShow' ? 'noShow' : 'cancelled';
  }
  return origin === 'promise' ? 'promise' : 'task';
}

/** Visits of which neither a mail nor a person has told. */
async function unconfirmed(db: Db, visits: Found['visits']): Promise<Placed[]> {
  const open: Placed[] = [];
  for (const { kind, startsAt, appointmentId, lastMail: _lastMail, ...line } of visits) {
    if (!confirmedInPerson(await leadEvents(db, line.leadId), appointmentId)) {
      open.push({
        section: 'unconfirmed',
        row: {
          ...plainRow(line),
          what: kind,
          dueAt: startsAt,
          reason: 'No mail about it has arrived. Call to confirm.',
          appointmentId,
        },
      });
    }
  }
  return open;
}

/** For managers: who waits too long. */
function escalatedRow(line: Found['escalated'][number]): Placed {
  return {
    section: 'escalated',
    row: {
      ...plainRow(line),
      what: 'review',
      dueAt: line.escalateAt ?? line.requestedAt,
      reason:
        line.assigneeId === null ? 'Nobody has taken this lead.' : 'Nobody has tried to call.',
    },
  };
}

function plainRow({ clockDueAt, escalateAt: _escalateAt, ...line }: PersonLine): TodayRow {
  return {
    ...line,
    what: 'call',
    dueAt: clockDueAt ?? line.requestedAt,
    lateMinutes: 0,
    reason: '',
    mail: 'none',
    task: null,
    appointmentId: null,
  };
}

function taskRow(task: TaskLine): TodayRow {
  const { kind, taskDueAt, taskId, taskVersion, reason, ...line } = task;
  const { origin: _origin, lostBy: _lostBy, ...person } = line;
  return {
    ...plainRow(person),
    task: { id: taskId, version: taskVersion },
    what: kind,
    dueAt: taskDueAt,
    reason,
  };
}

function finished(
  row: TodayRow,
  mail: MailState,
  here: Here | undefined,
  now: Temporal.Instant,
): TodayRow {
  const late = here && row.dueAt < toIso(now) && row.appointmentId === null;
  const lateMinutes = late
    ? businessMinutesBetween(here.location, Temporal.Instant.from(row.dueAt), now)
    : 0;
  return { ...row, mail, lateMinutes };
}
