import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueTurn } from '../../shared/today.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { makePatient } from '../support/booking.ts';
import type { Browserless } from '../support/client.ts';
import { listen } from '../support/events.ts';
import { makeLocation, makeStaff } from '../support/factories.ts';

type Colleague = Browserless & { readonly id: string };
let app: TestApp;
let marisol: Colleague;
let imani: Colleague;
let stranger: Colleague;
let leadId: number;
let path: string;

beforeEach(async () => {
  app = await startApp();
  const here = await makeLocation(app);
  const there = await makeLocation(app, { slug: 'stone-oak', name: 'Stone Oak' });
  marisol = await makeStaff(app, { locationIds: [here.id] });
  imani = await makeStaff(app, { name: 'Imani Wells', locationIds: [here.id] });
  stranger = await makeStaff(app, { locationIds: [there.id] });
  leadId = (await makePatient(app)).leadId;
  path = `/api/leads/${leadId}/presence`;
});
afterEach(() => app.stop());

const seenBy = async (client: Browserless) => (await client.get(path)).body;
const leave = (client: Browserless, mode: string) => client.delete(`${path}?mode=${mode}`);
const imanis = (mode: string) => [{ userId: imani.id, name: 'Imani Wells', mode }];

describe('who is at a lead', () => {
  it('is seen by colleagues, not by oneself', async () => {
    expect((await imani.post(path, { mode: 'looking' })).body).toEqual([]);
    expect(await seenBy(imani)).toEqual([]);
    expect(await seenBy(marisol)).toEqual(imanis('looking'));
    await imani.post(path, { mode: 'working' });
    expect((await marisol.post(path, { mode: 'looking' })).body).toEqual(imanis('working'));
  });

  it('fades two minutes after the last sign of life', async () => {
    await imani.post(path, { mode: 'looking' });
    app.clock.advance({ seconds: 119 });
    expect(await seenBy(marisol)).toEqual(imanis('looking'));
    app.clock.advance({ seconds: 1 });
    expect(await seenBy(marisol)).toEqual([]);
  });

  it('goes when the page is left', async () => {
    await imani.post(path, { mode: 'looking' });
    expect((await leave(imani, 'looking')).status).toBe(200);
    expect(await seenBy(marisol)).toEqual([]);
  });

  it('is told at once, also that somebody has faded away', async () => {
    const stream = await listen(marisol);
    await imani.post(path, { mode: 'looking' });
    const told = { event: 'presence', data: { leadId, locationId: 1 } };
    expect(await stream.nextChange()).toMatchObject(told);
    await imani.post(path, { mode: 'looking' });
    await imani.post(path, { mode: 'working' });
    expect(await stream.nextChange()).toMatchObject(told);
    app.clock.advance({ minutes: 2 });
    await app.tidying.runOnce();
    expect(await stream.nextChange()).toMatchObject(told);
    stream.close();
  });

  it('is nobody’s business at another location', async () => {
    for (const answer of [
      await stranger.get(path),
      await stranger.post(path, { mode: 'looking' }),
      await leave(stranger, 'looking'),
      await marisol.get('/api/leads/9999/presence'),
    ]) {
      expect(answer.status).toBe(404);
    }
  });

  it('refuses what is no way of being there', async () => {
    for (const body of [{ mode: 'hiding' }, {}, { mode: 'looking', since: 'noon' }]) {
      expect((await imani.post(path, body)).status).toBe(422);
    }
    for (const query of ['', '?mode=hiding', '?mode=looking&since=noon']) {
      expect((await imani.delete(path + query)).status).toBe(400);
    }
  });

  it('leaves out whose account was switched off', async () => {
    await imani.post(path, { mode: 'looking' });
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', imani.id).execute();
    expect(await seenBy(marisol)).toEqual([]);
  });
});

describe('one person in two tabs', () => {
  beforeEach(async () => {
    await imani.post(path, { mode: 'working' });
    await imani.post(path, { mode: 'looking' });
  });

  it('is told once, as working', async () => {
    expect(await seenBy(marisol)).toEqual(imanis('working'));
  });

  it.each([
    ['looking', 'working'],
    ['working', 'looking'],
  ])('who stops %s is still %s', async (ended, other) => {
    await leave(imani, ended);
    expect(await seenBy(marisol)).toEqual(imanis(other));
    await leave(imani, other);
    expect(await seenBy(marisol)).toEqual([]);
  });

  it('fades from each by itself', async () => {
    app.clock.advance({ minutes: 1 });
    await imani.post(path, { mode: 'looking' });
    app.clock.advance({ minutes: 1 });
    expect(await seenBy(marisol)).toEqual(imanis('looking'));
    app.clock.advance({ minutes: 1 });
    expect(await seenBy(marisol)).toEqual([]);
  });
});

describe('taking a lead to work on', () => {
  /** Who asked for the next lead has it, or hears who has. */
  async function claim(client: Browserless): Promise<string> {
    const { turn, taken } = (await client.post('/api/queue/next')).body as QueueTurn;
    return turn?.row.leadId === leadId ? 'theirs' : `${taken[0]?.by} has it`;
  }

  it('is refused while somebody else works on it, and says who', async () => {
    expect(await claim(imani)).toBe('theirs');
    expect(await claim(imani)).toBe('theirs');
    expect(await claim(marisol)).toBe('Imani Wells has it');
    await leave(imani, 'working');
    expect(await claim(marisol)).toBe('theirs');
  });

  it('is not given up by looking at it in another tab, and leaving that', async () => {
    await claim(imani);
    await imani.post(path, { mode: 'looking' });
    expect(await claim(marisol)).toBe('Imani Wells has it');
    await leave(imani, 'looking');
    expect(await claim(marisol)).toBe('Imani Wells has it');
  });

  it('is not refused because somebody looks, or went away without a word', async () => {
    await imani.post(path, { mode: 'looking' });
    expect(await claim(marisol)).toBe('theirs');
    app.clock.advance({ minutes: 2 });
    expect(await claim(imani)).toBe('theirs');
  });
});
