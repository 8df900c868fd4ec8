import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { activity, lead, testNow, today, todayRow, undone } from '../support/msw/records.ts';
import { firstDeed, refuse } from '../support/msw/staffApi.ts';

const page = '/leads/1/show';
const refusal = 'This can’t be taken back: another call was logged since.';

/** Logs a call on the lead's page, up to the message that says so. */
async function logCall(handlers: Parameters<typeof openDashboard>[1] = {}) {
  const opened = openDashboard(page, handlers);
  const { person } = opened;
  await person.click(await screen.findByRole('button', { name: 'Log call L' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Log a call' }));
  await person.click(await dialog.findByLabelText('No answer'));
  await person.click(dialog.getByRole('button', { name: 'Save call' }));
  const notice = within(await screen.findByRole('alert'));
  expect(notice.getByText('Call saved.')).toBeVisible();
  return { ...opened, notice };
}

describe('the message of what was done', () => {
  it('has an Undo button that takes back this very deed and reads everything again', async () => {
    let reads = 0;
    const counting = http.get('/api/leads/1', () => {
      reads += 1;
      return HttpResponse.json(lead());
    });
    const { person, api, notice } = await logCall({ handlers: [counting] });
    const undo = await notice.findByRole('button', { name: 'Undo: Call saved' });
    await waitFor(() => expect(reads).toBeGreaterThan(1));
    const before = reads;
    await person.click(undo);
    const words = 'Taken back for Dolores Quintanilla: “Called: no answer.”';
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
    expect(api.sent.at(-1)).toMatchObject({ path: '/api/undo', body: { activityId: firstDeed } });
    await waitFor(() => expect(reads).toBeGreaterThan(before));
  });

  it('does the same on the key U, and says why where it is refused', async () => {
    const refused = http.post('/api/undo', () => refuse(409, { message: refusal }));
    const { person, notice } = await logCall({ handlers: [refused] });
    await notice.findByRole('button', { name: /^Undo/ });
    await person.keyboard('u');
    expect(await screen.findByText(refusal)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });

  it('is taken back once, however often U is pressed and however long it is held', async () => {
    let asked = 0;
    const answer = Promise.withResolvers<void>();
    const slow = http.post('/api/undo', async () => {
      asked += 1;
      await answer.promise;
      return HttpResponse.json(undone());
    });
    const { notice } = await logCall({ handlers: [slow] });
    await notice.findByRole('button', { name: /^Undo/ });
    fireEvent.keyDown(document.body, { key: 'u', repeat: true });
    fireEvent.keyDown(document.body, { key: 'u' });
    fireEvent.keyDown(document.body, { key: 'u' });
    // What goes out last is answered last: a second one would have been heard by then.
    await waitFor(() => expect(asked).toBeGreaterThan(0));
    await fetch('/api/today/counts');
    expect(asked).toBe(1);
    answer.resolve();
    expect(await screen.findByText(/^Taken back/)).toBeVisible();
  });

  it('offers it again where the server never heard', async () => {
    const down = http.post('/api/undo', () => HttpResponse.error(), { once: true });
    const { person, notice } = await logCall({ handlers: [down] });
    await notice.findByRole('button', { name: /^Undo/ });
    await person.keyboard('u');
    await person.click(await screen.findByRole('button', { name: /^Undo: The server can’t be/ }));
    expect(await screen.findByText(/^Taken back/)).toBeVisible();
  });

  it('gives its place to the newest, and stays when one goes on', async () => {
    const { person, api } = await logCall();
    await person.click(screen.getByRole('heading', { level: 1 }));
    expect(screen.getByText('Call saved.')).toBeVisible();
    await person.type(screen.getByLabelText('Note'), 'Sister of Ana.');
    await person.click(screen.getByRole('button', { name: 'Save note' }));
    expect(await screen.findByText('Note saved.')).toBeVisible();
    expect(screen.queryByText('Call saved.')).toBeNull();
    await person.click(await screen.findByRole('button', { name: 'Undo: Note saved' }));
    await waitFor(() =>
      expect(api.sent.at(-1)).toMatchObject({ body: { activityId: firstDeed + 1 } }),
    );
  });

  it('has no Undo where nothing can be taken back', async () => {
    const plain = http.post('/api/leads/1/calls', () => HttpResponse.json({}));
    const { notice } = await logCall({ handlers: [plain] });
    expect(notice.queryByRole('button')).toBeNull();
  });
});

it('says after Undo what can’t be called back', async () => {
  const remark = 'The mail has gone out already: tell them.';
  const told = http.post('/api/undo', () => HttpResponse.json(undone({ remarks: [remark] })));
  const { person } = await logCall({ handlers: [told] });
  await person.keyboard('u');
  const words = `Taken back for Dolores Quintanilla: “Called: no answer.” ${remark}`;
  expect(await screen.findByText(words)).toBeVisible();
});

describe('Undo of several', () => {
  it('says for how many it was, and which stay and why', async () => {
    const kept = [{ reason: refusal, count: 2 }];
    const partly = http.post('/api/undo', () =>
      HttpResponse.json(undone({ type: 'assigned', data: { to: 'imani' }, leads: 11, kept })),
    );
    const { person, api } = openDashboard('/leads', {
      tables: { leads: [lead(), lead({ id: 2 })] },
      handlers: [partly],
    });
    const [all] = await screen.findAllByRole('checkbox', { name: /Select all/ });
    await person.click(all as HTMLElement);
    const bar = within(await screen.findByRole('region', { name: 'Selected leads' }));
    await person.click(bar.getByRole('button', { name: 'Assign' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Assign 2 leads' }));
    await person.click(dialog.getByRole('button', { name: 'Assign' }));
    await person.click(await screen.findByRole('button', { name: 'Undo: 2 leads assigned' }));
    const words = `Taken back for 11 leads: “Assigned to Imani Wells.” 2 leads stay as they are. ${refusal}`;
    expect(await screen.findByText(words)).toBeVisible();
    expect(api.sent.map(({ path }) => path)).toEqual(['/api/leads?filter={"id":[1,2]}']);
  });
});

it('Today offers it after a step that needs no form', async () => {
  const day = today({ sections: [{ section: 'overdue', rows: [todayRow({ what: 'review' })] }] });
  const { person, api } = openDashboard('/today', {
    handlers: [http.get('/api/today', () => HttpResponse.json(day))],
  });
  await person.click(await screen.findByRole('button', { name: 'Not yet: Dolores Quintanilla' }));
  const undo = { name: 'Undo: Dolores Quintanilla stays open' };
  await person.click(await screen.findByRole('button', undo));
  expect(await screen.findByText(/^Taken back/)).toBeVisible();
  expect(api.sent.at(-1)).toMatchObject({ path: '/api/undo', body: { activityId: firstDeed } });
});

describe('the history of a lead', () => {
  const mine = (values: Partial<ReturnType<typeof activity>>) =>
    activity({ actorId: 'marisol', at: testNow, type: 'call', ...values });
  const called = mine({ id: 5, data: { outcome: 'noAnswer' } });
  const open = (...activities: ReturnType<typeof activity>[]) =>
    openDashboard(page, { tables: { activities: activities.toReversed() } });
  const history = async () => within(await screen.findByRole('region', { name: 'History' }));

  it('offers Undo for one’s own deed of the last ten minutes, after a reload too', async () => {
    const { person, api } = open(called);
    const undo = await (await history()).findByRole('button', { name: 'Undo: Called: no answer' });
    await person.click(undo);
    expect(await screen.findByText(/^Taken back for Dolores Quintanilla/)).toBeVisible();
    expect(api.sent).toMatchObject([{ path: '/api/undo', body: { activityId: 5 } }]);
  });

  it('says where it concerns all leads of an act', async () => {
    const data = { from: null, to: 'imani', act: 'a1' };
    open(mine({ id: 5, type: 'assigned', data }));
    const name = 'Undo for all: Assigned to Imani Wells';
    expect(await (await history()).findByRole('button', { name })).toBeVisible();
  });

  it.each([
    ['a colleague’s', [{ ...called, actorId: 'imani' }]],
    ['what is older', [{ ...called, at: '2026-11-23T15:44:59.000Z' }]],
    ['what was built on', [called, activity({ id: 6, type: 'requestedAgain', at: testNow })]],
    ['what was taken back', [called, mine({ id: 6, type: 'undone', data: { activityIds: [5] } })]],
    ['what is final', [mine({ id: 5, type: 'statusCorrected', data: {} })]],
    [
      'a mail that has gone out',
      [
        mine({ id: 5, type: 'emailQueued', data: { byHand: true, emailId: 3 } }),
        activity({ id: 6, type: 'emailSent', actorId: null, data: { emailId: 3 } }),
      ],
    ],
  ])('offers none for %s', async (_what, activities) => {
    const own = mine({ id: 9, type: 'note', data: { text: 'Mine.' } });
    open(...activities, own);
    await (await history()).findByRole('button', { name: 'Undo: Note' });
    const undos = (await history()).getAllByRole('button', { name: /^Undo/ });
    expect(undos).toHaveLength(1);
  });
});
