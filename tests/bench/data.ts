import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../server/db/database.ts';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { replaceKeys } from '../../server/duplicates/candidate.queries.ts';
import { nameKeys } from '../../server/duplicates/name-keys.ts';
import { catchUp } from '../../server/reports/facts/catch-up.ts';
import { loadPlaces } from '../../server/reports/facts/places.ts';
import { demoPassword, seedDemo } from '../../server/operations/seed/demo.ts';
import { shortMail } from '../../server/operations/seed/render.ts';
import { hashPassword } from '../../server/staff/password.ts';
import { createClient } from '../support/client.ts';

const root = join(import.meta.dirname, '../..');
const cache = join(root, 'node_modules/.cache/stillpoint-bench');
const madeFrom = [
  'migrations/*.ts',
  'server/operations/seed/*.ts',
  'server/duplicates/{name,short}-*.ts',
];
export const benchNow = Temporal.Instant.from('2026-11-23T15:00:00Z');

/**
 * A database with so many leads and the demo's accounts; made once, until what makes it changes.
 * @param clinics without: the demo's three
 */
export async function seededDatabase(leads: number, clinics = 3): Promise<string> {
  const made = hashOfSources();
  const size = clinics === 3 ? `${leads}` : `${leads}-at-${clinics}`;
  const file = join(cache, `leads-${size}-${made}.sqlite`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    for (const stale of readdirSync(cache).filter((name) => !name.includes(made))) {
      rmSync(join(cache, stale), { recursive: true, force: true });
    }
    await makeDatabase(`${file}.making`, leads, clinics);
    renameSync(`${file}.making`, file);
  }
  return file;
}

async function makeDatabase(file: string, leads: number, clinics: number): Promise<void> {
  const db = openDatabase(file);
  await migrate(db);
  await seedDemo(db, {
    now: benchNow,
    hashPassword,
    publicUrl: 'http://localhost:3000',
    leads,
    clinics,
    render: shortMail,
  });
  await keyLeads(db);
  // As after a while of running: else the thread of the reports would be busy with these facts.
  await catchUp(db, await loadPlaces(db), () => false);
  await db.destroy();
}

const keyedAtOnce = 2000;

/** As after a while of running: else the servers to be measured would be busy with these keys. */
async function keyLeads(db: Db): Promise<void> {
  const leads = await db.selectFrom('leads').select(['id', 'firstName', 'lastName']).execute();
  for (let from = 0; from < leads.length; from += keyedAtOnce) {
    await db.transaction().execute(async (trx) => {
      for (const lead of leads.slice(from, from + keyedAtOnce)) {
        await replaceKeys(trx, lead.id, nameKeys(lead));
      }
    });
  }
  await db.deleteFrom('unkeyedLeads').execute();
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const name of globSync(madeFrom, { cwd: root }).toSorted()) {
    hash.update(name).update(readFileSync(join(root, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** A folder for one benchmark, gone when it is done. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'run-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The session cookie of one of the demo's people. */
export async function signInTo(url: string, email: string): Promise<string> {
  const credentials = { email, password: demoPassword };
  const answer = await createClient(url).post('/api/auth/sign-in/email', credentials);
  if (answer.status !== 200) {
    throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  }
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}
