import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { allowPosting } from '../faults/posting.ts';
import { makeLocation } from '../support/factories.ts';
import { startSmtp } from '../support/smtp.ts';
import { inFolder } from './data.ts';
import { posting } from './insert.ts';
import { fire } from './load.ts';
import { withOurs } from './processes.ts';
import { median, percentile, type Result, round } from './result.ts';

const perSecond = 10;
const seconds = 15;
const patienceMs = 20_000;

/** From the stored request to the mail server, while ten people a second ask. */
export async function benchMail(): Promise<Result[]> {
  const arrived = new Map<string, number>();
  const smtp = await startSmtp({
    onRcptTo: (address, _session, done) => {
      arrived.set(address.address, Date.now());
      done();
    },
  });
  try {
    const asked = await inFolder((folder) => askAll(folder, smtp.url, arrived));
    const waits = [...asked].map(([email, at]) => (arrived.get(email) ?? Infinity) - at);
    return [
      {
        name: `request stored to mail server, ${perSecond} a second, 95th percentile`,
        value: percentile(waits, 0.95) / 1000,
        unit: 's',
        target: { atMost: 2 },
        detail: `${waits.length} mails, median ${round(median(waits))} ms, longest ${round(Math.max(...waits))} ms`,
      },
    ];
  } finally {
    await smtp.stop();
  }
}

/** Who asked, and when the request was stored, in milliseconds. */
async function askAll(
  folder: string,
  smtpUrl: string,
  arrived: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const file = join(folder, 'mail.sqlite');
  const db = openDatabase(file);
  await migrate(db);
  await makeLocation({ db });
  await allowPosting(db);
  await withOurs({ file, env: { SMTP_URL: smtpUrl } }, async (server) => {
    const contestant = posting(`${server.url}/api/public/requests`);
    const answers: Promise<{ status: number }>[] = [];
    for (let number = 0; number < perSecond * seconds; number += 1) {
      answers.push(fire(contestant.shot()));
      await setTimeout(1000 / perSecond);
    }
    const refused = (await Promise.all(answers)).find(({ status }) => status !== 201);
    if (refused) {
      throw new Error(`a request was answered ${refused.status}`);
    }
    const giveUp = performance.now() + patienceMs;
    while (arrived.size < answers.length && performance.now() < giveUp) {
      await setTimeout(50);
    }
  });
  const stored = await db.selectFrom('leads').select(['email', 'requestedAt']).execute();
  await db.destroy();
  return new Map(stored.map(({ email, requestedAt }) => [email ?? '', Date.parse(requestedAt)]));
}
