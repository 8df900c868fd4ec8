import { isDeepStrictEqual } from 'node:util';
import type { Overview } from '../../../shared/report-answers.ts';
import type { Location } from '../../../shared/records.ts';
import { nowIso } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { allLocations } from '../../locations/location.queries.ts';
import { describeError } from '../../log.ts';
import { insertEmail } from '../../mail/email.queries.ts';
import { waiting } from '../../mail/outbox-row.ts';
import type { Rendered } from '../../mail/render.ts';
import { createWorker, type Worker } from '../../worker.ts';
import { readReportQuery } from '../parameters.ts';
import { dueMonth, type Month, monthsBefore } from './due-month.ts';
import { renderLetter } from './monthly-layout.ts';
import { monthlyLetter } from './monthly-letter.ts';
import { monthlyReaders, noteQueued, type Reader, wasQueued } from './monthly-mail.queries.ts';
import { stopUrl } from './stop-link.ts';

const everyMs = 60_000;

/** Writes the month's figures to every manager into the outbox, each month once. */
export function createMonthlyMail(ctx: Context): Worker {
  return createWorker({ name: 'monthly mail', everyMs, log: ctx.log, run: () => mailAll(ctx) });
}

async function mailAll(ctx: Context): Promise<void> {
  const locations = await allLocations(ctx.db);
  let queued = false;
  for (const reader of await monthlyReaders(ctx.db)) {
    queued = (await mailSafely(ctx, locations, reader)) || queued;
  }
  if (queued) {
    ctx.events.emit('outbox');
  }
}

/** One that fails waits for the next run and keeps nobody else's from going out. */
async function mailSafely(
  ctx: Context,
  locations: readonly Location[],
  reader: Reader,
): Promise<boolean> {
  try {
    return await mailOne(ctx, locationsOf(reader, locations), reader);
  } catch (error) {
    const details = { userId: reader.id, err: describeError(error) };
    ctx.log.error(details, 'a monthly mail could not be written');
    return false;
  }
}

/** An admin's figures are those of all; their own locations come first. */
function locationsOf({ role, locationIds }: Reader, locations: readonly Location[]): Location[] {
  const own = locations.filter(({ id }) => locationIds.includes(id));
  return role === 'admin' ? [...new Set([...own, ...locations])] : own;
}

/** @returns whether a mail was queued */
async function mailOne(ctx: Context, locations: Location[], reader: Reader): Promise<boolean> {
  const [first, ...others] = locations;
  const month = dueMonth(
    locations.filter(({ active }) => active),
    ctx.clock.now(),
  );
  if (!first || !month || (await wasQueued(ctx.db, reader.id, month.name))) {
    return false;
  }
  const letter = monthlyLetter({
    overview: await overviewOf(ctx, reader, month),
    earlier: await overviewOf(ctx, reader, monthsBefore(month, 2)),
    reader,
    locations: [first, ...others],
    publicUrl: ctx.publicUrl,
    stopUrl: stopUrl(ctx, reader.id),
  });
  return queueOnce(ctx, reader, month, renderLetter(letter));
}

/** The very figures that the page shows to this person. */
async function overviewOf(ctx: Context, reader: Reader, { from, to }: Month): Promise<Overview> {
  const { id: userId, name, email, role, locationIds } = reader;
  const principal = {
    userId,
    name,
    email,
    role,
    locationIds: role === 'admin' ? ('all' as const) : locationIds,
  };
  const query = await readReportQuery({ ...ctx, principal }, 'overview', {
    from,
    to,
    groupBy: 'location',
  });
  return (await ctx.reports.answer(query)) as Overview;
}

/** Mail and note in one transaction: neither a restart nor a second run sends it twice. */
async function queueOnce(
  ctx: Context,
  reader: Reader,
  month: Month,
  content: Rendered,
): Promise<boolean> {
  const from = ctx.config.mailFrom;
  return ctx.db.transaction().execute(async (trx) => {
    // Read again: while it was counted they may have said no, or have lost a location.
    const still = (await monthlyReaders(trx)).find(({ id }) => id === reader.id);
    const isSame = isDeepStrictEqual(still, reader);
    if (!isSame || !(await noteQueued(trx, reader.id, month.name, nowIso(ctx.clock)))) {
      return false;
    }
    await insertEmail(trx, {
      ...content,
      ...waiting(ctx, from),
      calendar: null,
      stopUrl: stopUrl(ctx, reader.id),
      leadId: null,
      locationId: null,
      template: 'monthlyReport',
      language: 'en',
      from,
      to: reader.email,
      replyTo: null,
      appointmentId: null,
      appointmentStartsAt: null,
    });
    return true;
  });
}
