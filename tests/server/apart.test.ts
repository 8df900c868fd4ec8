import { afterEach, beforeEach, expect, it } from 'vitest';
import { apart } from '../../server/db/apart.ts';
import { HttpError } from '../../server/http/errors.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makeLocation } from '../support/factories.ts';

let app: TestApp;

beforeEach(async () => {
  app = await startApp();
  await makeLocation(app);
});
afterEach(() => app.stop());

const rename = (name: string) => app.db.updateTable('locations').set({ name });
const nameNow = async () =>
  (await app.db.selectFrom('locations').select('name').executeTakeFirstOrThrow()).name;

it('what is refused leaves nothing half done, and the rest of the transaction stands', async () => {
  const refusal = new HttpError(409, 'no', 'No.');
  await app.db.transaction().execute(async (trx) => {
    await trx.executeQuery(rename('First').compile());
    const outcome = await apart(trx, async () => {
      await trx.executeQuery(rename('Half done').compile());
      throw refusal;
    });
    expect(outcome).toBe(refusal);
    expect(await apart(trx, () => Promise.resolve('done'))).toBe('done');
  });
  expect(await nameNow()).toBe('First');
});

it('any other failure gives the whole transaction up', async () => {
  const broken = app.db.transaction().execute(async (trx) => {
    await trx.executeQuery(rename('First').compile());
    await apart(trx, () => Promise.reject(new Error('broken')));
  });
  await expect(broken).rejects.toThrow('broken');
  expect(await nameNow()).toBe('Alamo Heights');
});
