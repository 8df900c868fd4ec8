import { join } from 'node:path';
import { migrate, openDatabase } from '../../server/db/open.ts';
import { allowPosting, headersOf } from '../faults/posting.ts';
import { makeLocation, requestBody } from '../support/factories.ts';
import { inFolder } from './data.ts';
import { type Contestant, duel } from './load.ts';
import { withOurs, withRaw } from './processes.ts';
import { type Result, round } from './result.ts';

/** Reserved numbers only, spread over many area codes: a household of thousands is no measure. */
const areaCodes =
  '205 209 210 213 215 219 224 229 239 253 262 281 303 309 313 317 319 323 361 401 409 419 432 479 503 512 541 559 563 571 602 607 617 619 651'.split(
    ' ',
  );
let people = 0;

/** The form's POST, on disk before its answer, against the same rows written by a bare server. */
export async function benchInsert(): Promise<Result[]> {
  return inFolder(async (folder) => {
    const [file, rawFile] = [join(folder, 'ours.sqlite'), join(folder, 'raw.sqlite')];
    await prepare(file);
    await prepare(rawFile);
    return withOurs({ file }, (ours) =>
      withRaw(rawFile, async (raw) => {
        const mine = posting(`${ours.url}/api/public/requests`);
        const bare = posting(`${raw.url}/requests`);
        const one = await duel(mine, bare, { clients: 1, sliceMs: 1500, slices: 5 });
        const many = await duel(mine, bare, { clients: 16, sliceMs: 1500, slices: 5 });
        return [
          {
            name: 'request stored durably, 1 client',
            value: one.ratio,
            unit: 'of raw',
            target: { atLeast: 0.5 },
            detail: `${round(one.ours)} requests/s beside ${round(one.raw)} raw`,
          },
          {
            name: 'request stored durably, 16 clients beside 1',
            value: many.ours / one.ours,
            unit: '× as many',
            target: { atLeast: 1 },
            detail: `${round(many.ours)} requests/s at 16; ${round(many.ratio)} of ${round(many.raw)} raw`,
          },
        ];
      }),
    );
  });
}

async function prepare(file: string): Promise<void> {
  const db = openDatabase(file);
  await migrate(db);
  await makeLocation({ db });
  await allowPosting(db);
  await db.destroy();
}

/** Everybody who asks is somebody else, so that each request makes a lead. */
export function posting(url: string): Contestant {
  return {
    expectedStatus: 201,
    shot: () => {
      const number = String((people += 1)).padStart(7, '0');
      const email = `person${number}@example.com`;
      const phone = `+1${areaCodes[people % areaCodes.length]}555${String(100 + (people % 100)).padStart(4, '0')}`;
      const body = JSON.stringify(requestBody({ email, phone, firstName: `Person ${number}` }));
      return { url, method: 'POST', headers: headersOf(), body };
    },
  };
}
