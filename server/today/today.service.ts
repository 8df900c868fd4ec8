import type { Location } from '../../shared/records.ts';
import type { MailState, Today, TodayRow } from '../../shared/today.ts';
import { nowIso, toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { notFound } from '../http/errors.ts';
import { businessMinutesBetween } from '../locations/business-time.ts';
import { allLocations } from '../locations/location.queries.ts';
import { maySeeLocation, type Principal } from '../staff/principal.ts';
import { colleaguesOf } from './colleagues.ts';
import { type Candidate, type Day, dayOf, inSections, sectionOf } from './sections.ts';
import {
  escalated,
  firstCalls,
  mailStates,
  type PersonLine,
  type TaskLine,
  tasksUntil,
  unconfirmedVisits,
  withLaterCall,
} from './today.queries.ts';

type Here = { readonly location: Location; readonly day: Day };

/**
 * The day of the front desk: whom to call, why, and by when.
 * @throws HttpError 404 for a location that isn't theirs
 */
export async function todayOf(
  ctx: Context,
  principal: Principal,
  locationId: number | null,
): Promise<Today> {
  const at = nowIso(ctx.clock);
  const here = await placesOf(ctx, principal, locationId);
  const rows = await rowsOf(ctx, principal, locationId, here);
  const sections = inSections(rows);
  return {
    at,
    sections,
    toCall: toCall(sections, ctx.clock.now()),
    colleagues: await colleaguesOf(ctx, [...here.keys()]),
  };
}

/** The locations of this person with their local day, by id. */
async function placesOf(
  { db, clock }: Context,
  principal: Principal,
  locationId: number | null,
): Promise<Map<number, Here>> {
  if (locationId !== null && !maySeeLocation(principal, locationId)) {
    throw notFound('This location');
  }
  const own = (await allLocations(db)).filter(
    ({ id }) => maySeeLocation(principal, id) && (locationId === null || id === locationId),
  );
  const now = clock.now();
  return new Map(own.map((location) => [location.id, { location, day: dayOf(location, now) }]));
}

async function rowsOf(
  { db, clock }: Context,
  principal: Principal,
  locationId: number | null,
  here: ReadonlyMap<number, Here>,
) {
  const now = nowIso(clock);
  const until =
    [...here.values()]
      .map(({ day }) => day.ends)
      .toSorted()
      .at(-1) ?? now;
  const calls = await firstCalls(db, principal, locationId, until);
  const later = await withLaterCall(
    db,
    calls.map(({ leadId }) => leadId),
    now,
  );
  const tasks = await tasksUntil(db, principal, locationId, until);
  const withCallTask = new Set(tasks.filter(isCall).map(({ leadId }) => leadId));
  const candidates: Candidate[] = [
    ...calls
      .filter(({ leadId }) => !later.has(leadId) && !withCallTask.has(leadId))
      .map((line) => ({ origin: 'firstCall' as const, row: plainRow(line) })),
    ...tasks.map((line) => ({ origin: originOf(line), row: taskRow(line) })),
  ];
  const placed = candidates.flatMap((each) => {
    const place = here.get(each.row.locationId);
    return place && each.row.dueAt < place.day.ends
      ? [{ section: sectionOf(each, place.day, now), row: each.row }]
      : [];
  });
  const asides = await asideRows({ db, clock }, principal, locationId);
  const all = [...placed, ...asides];
  const states = await mailStates(
    db,
    all.map(({ row }) => row.leadId),
  );
  return all.map(({ section, row }) => ({
    section,
    row: finished(row, states.get(row.leadId) ?? 'none', here.get(row.locationId), clock.now()),
  }));
}

/** What is not a call of today: visits nobody has confirmed, and what managers have to see. */
async function asideRows(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
) {
  const now = nowIso(clock);
  const in48Hours = toIso(clock.now().add({ hours: 48 }));
  const visits = await unconfirmedVisits(db, principal, locationId, [now, in48Hours]);
  const seen =
    principal.role === 'frontDesk' ? [] : await escalated(db, principal, locationId, now);
  return [
    ...visits.map(({ kind, startsAt, appointmentId, lastMail: _lastMail, ...line }) => ({
      section: 'unconfirmed' as const,
      row: {
        ...plainRow(line),
        what: kind,
        dueAt: startsAt,
        reason: 'No mail about it has arrived. Call to confirm.',
        appointmentId,
      },
    })),
    ...seen.map((line) => ({
      section: 'escalated' as const,
      row: {
        ...plainRow(line),
        what: 'review' as const,
        dueAt: line.escalateAt ?? now,
        reason:
          line.assigneeId === null ? 'Nobody has taken this lead.' : 'Nobody has tried to call.',
      },
    })),
  ];
}

/** Who is called anyway needs no first call beside it. */
const isCall = ({ kind }: TaskLine) => kind === 'call' || kind === 'rebook';

function originOf({ kind, origin }: TaskLine): Candidate['origin'] {
  if (kind === 'rebook') {
    return 'noShow';
  }
  return origin === 'promise' ? 'promise' : 'task';
}

function plainRow({ clockDueAt, escalateAt: _escalateAt, ...line }: PersonLine): TodayRow {
  return {
    ...line,
    what: 'call',
    dueAt: clockDueAt ?? line.requestedAt,
    lateMinutes: 0,
    reason: '',
    mail: 'none',
    taskId: null,
    appointmentId: null,
  };
}

function taskRow({ kind, taskDueAt, title: _title, origin: _origin, ...line }: TaskLine): TodayRow {
  const { taskId, reason } = line;
  return { ...plainRow(line), taskId, what: kind, dueAt: taskDueAt, reason };
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

/** "7 to call before 10:00": first calls and promises of the next two hours, by the full hour. */
function toCall(sections: Today['sections'], now: Temporal.Instant): Today['toCall'] {
  const hour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 2 });
  const before = toIso(hour);
  const calls = sections
    .filter(({ section }) =>
      ['promised', 'overnight', 'new', 'noShows', 'overdue'].includes(section),
    )
    .flatMap(({ rows }) => rows)
    .filter(({ dueAt, what }) => dueAt < before && (what === 'call' || what === 'rebook'));
  return calls.length === 0 ? null : { count: calls.length, before };
}
