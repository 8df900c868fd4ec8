import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import type { Principal } from '../staff/principal.ts';
import { escalatedNow, visitsSoon } from './asides.ts';
import { type Candidate, sectionOf } from './sections.ts';
import { firstCalls, mailStates, most, type TaskLine, tasksUntil } from './today.queries.ts';
import { type Here, lateness, plainRow, type Rows, taskRow } from './today-row.ts';

/**
 * What is to be worked through: calls and tasks, each in the part of its own location's day, without
 * what became of the mails. `cut`: not everything found room.
 */
export async function workRows(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
  here: ReadonlyMap<number, Here>,
): Promise<Rows> {
  const now = clock.now();
  const until = lastMidnight(here) ?? toIso(now);
  const calls = await firstCalls(db, principal, locationId, until);
  const tasks = await tasksUntil(db, principal, locationId, until);
  const candidates: Candidate[] = [
    ...calls.slice(0, most).map((line) => ({ origin: 'firstCall' as const, row: plainRow(line) })),
    ...tasks.slice(0, most).map((line) => ({ origin: originOf(line), row: taskRow(line) })),
  ];
  const late = lateness(now);
  const rows = candidates.flatMap((each) => {
    const place = here.get(each.row.locationId);
    return place && each.row.dueAt < place.day.ends
      ? [
          {
            section: sectionOf(each, place.day, toIso(now)),
            row: { ...each.row, lateMinutes: late(each.row.dueAt, place.location) },
          },
        ]
      : [];
  });
  return { rows, cut: calls.length > most || tasks.length > most };
}

/** What somebody's whole day holds: the work, and what is only to be seen. */
export async function dayRows(
  ctx: Pick<Context, 'db' | 'clock'>,
  principal: Principal,
  locationId: number | null,
  here: ReadonlyMap<number, Here>,
): Promise<Rows> {
  const work = await workRows(ctx, principal, locationId, here);
  const visits = await visitsSoon(ctx, principal, locationId);
  const seen = await escalatedNow(ctx, principal, locationId, here);
  const rows = [...work.rows, ...visits.rows, ...seen.rows];
  const leadIds = rows.map(({ row }) => row.leadId);
  const mails = await mailStates(ctx.db, leadIds);
  return {
    rows: rows.map(({ section, row }) => ({
      section,
      row: { ...row, mail: mails.get(row.leadId) ?? 'none' },
    })),
    cut: work.cut || visits.cut || seen.cut,
  };
}

/** The end of the last of these days; where there is no place, there is none. */
function lastMidnight(here: ReadonlyMap<number, Here>): string | undefined {
  return [...here.values()]
    .map(({ day }) => day.ends)
    .toSorted()
    .at(-1);
}

function originOf({ lostBy, origin }: TaskLine): Candidate['origin'] {
  if (lostBy !== null) {
    return lostBy === 'appointmentNoShow' ? 'noShow' : 'cancelled';
  }
  return origin === 'promise' ? 'promise' : 'task';
}
