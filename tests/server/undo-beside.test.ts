import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { historyOf, leadOf, makePatient } from '../support/booking.ts';
import type { Answer, Browserless } from '../support/client.ts';
import { makeLocation, makeStaff, requestBody } from '../support/factories.ts';

let app: TestApp;
let desk: Browserless & { readonly id: string };
let leadId: number;

// The lead comes while nobody is in, so it is nobody's until the turn is worked out again.
beforeEach(async () => {
  app = await startApp();
  const { id } = await makeLocation(app, { settings: { assignment: 'inTurn' } });
  ({ leadId } = await makePatient(app));
  desk = await makeStaff(app, { locationIds: [id] });
});
afterEach(() => app.stop());

const act = (name: string, body: Record<string, unknown>) =>
  desk.post(`/api/leads/${leadId}/${name}`, body);
const undo = ({ headers }: Answer) =>
  desk.post('/api/undo', { activityId: Number(headers.get('X-Stillpoint-Deed')) });
async function askAgain(): Promise<Answer> {
  const { email, phone } = await leadOf(app, leadId);
  return app.visitor.post('/api/public/requests', requestBody({ email, phone }));
}
const owner = async () => (await leadOf(app, leadId)).assigneeId;

describe('a lead that is given out by itself', () => {
  it('blocks no deed of before', async () => {
    const note = await act('notes', { text: 'Sister of Ana.' });
    await app.assigning.runOnce();
    expect(await owner()).toBe(desk.id);
    expect((await undo(note)).status).toBe(200);
    expect(await owner()).toBe(desk.id);
  });

  it('stays with whoever has it now, when it had been put back for being away', async () => {
    await app.assigning.runOnce();
    const { locationId } = await leadOf(app, leadId);
    const away = await desk.post('/api/me/away', { until: '2026-11-24T15:00:00.000Z' });
    const imani = await makeStaff(app, { locationIds: [locationId] });
    await app.assigning.runOnce();
    expect(await owner()).toBe(imani.id);
    expect((await undo(away)).status).toBe(409);
    expect(await owner()).toBe(imani.id);
  });

  it('is one that was put back by hand, once that was taken back', async () => {
    const given = await act('assign', { assigneeId: desk.id });
    const putBack = await act('assign', { assigneeId: null });
    await app.assigning.runOnce();
    expect(await owner()).toBeNull();
    await undo(putBack);
    await undo(given);
    expect(await owner()).toBeNull();
    await app.assigning.runOnce();
    expect(await owner()).toBe(desk.id);
  });
});

it.each([
  ['a call', 'call', () => act('calls', { outcome: 'noAnswer' })],
  ['the person asking again', 'requestedAgain', askAgain],
])('a mail that waits can be held back after %s', async (_name, happened, meanwhile) => {
  const mail = await act('emails', { template: 'personal', hold: true });
  await meanwhile();
  expect(await historyOf(app, leadId)).toContain(happened);
  expect((await undo(mail)).status).toBe(200);
});
