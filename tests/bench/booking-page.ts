import { systemClock } from '../../server/clock.ts';
import { createBookingLink } from '../../server/booking/booking-link.ts';
import { openDatabase } from '../../server/db/open.ts';
import { seededDatabase } from './data.ts';
import { fire } from './load.ts';
import { withOurs } from './processes.ts';
import { median, percentile, type Result, round } from './result.ts';

const leads = 100_000;
const visits = 60;

/** The page on which a patient chooses a time, one visitor after the other. */
export async function benchBookingPage(): Promise<Result[]> {
  const file = await seededDatabase(leads);
  return withOurs({ file }, async (server) => {
    const url = await freshLink(file, server.url);
    const times: number[] = [];
    for (let visit = 0; visit < visits; visit += 1) {
      const begin = performance.now();
      const { status, text } = await fire({ url });
      times.push(performance.now() - begin);
      if (status !== 200) {
        throw new Error(`the booking page answered ${status}: ${text.slice(0, 200)}`);
      }
    }
    return [
      {
        name: `booking page, ${leads} leads, 95th percentile`,
        value: percentile(times, 0.95),
        unit: 'ms',
        target: { atMost: 50 },
        detail: `median ${round(median(times))}, first ${round(times[0] ?? 0)}`,
      },
    ];
  });
}

/** A link of somebody who has not booked yet. */
async function freshLink(file: string, publicUrl: string): Promise<string> {
  const db = openDatabase(file);
  const { url } = await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .selectFrom('leads')
      .select('id')
      .where('status', '=', 'emailed')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return createBookingLink({ clock: systemClock, publicUrl }, trx, id);
  });
  await db.destroy();
  return url;
}
