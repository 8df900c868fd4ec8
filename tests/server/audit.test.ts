import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { recordAudit, verifyAuditChain } from '../../server/audit/audit.service.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { type Browserless, listPath } from '../support/client.ts';
import { makeStaff, makeUser } from '../support/factories.ts';
import { recordOf, rowsOf } from '../support/staff.ts';

let app: TestApp;
let admin: Browserless & { readonly id: string };
beforeEach(async () => {
  app = await startApp();
  admin = await makeStaff(app, { role: 'admin' });
});
afterEach(() => app.stop());

describe('the audit trail', () => {
  it('tells who changed which account, and what', async () => {
    const { id } = await makeUser(app);
    const user = recordOf(await admin.get(`/api/users/${id}`));
    await admin.put(`/api/users/${id}`, { ...user, role: 'manager' });
    const filter = { resource: 'users', recordId: id, action: 'update' };
    const [event, ...more] = rowsOf(await admin.get(listPath('auditEvents', { filter })));
    assert.equal(event?.['actorId'], admin.id);
    assert.deepEqual(event?.['details'], { role: 'manager' });
    assert.deepEqual(more, []);
    assert.deepEqual(recordOf(await admin.get(`/api/auditEvents/${String(event?.['id'])}`)), event);
  });

  it('tells who made and revoked which key, without the key', async () => {
    const { id, key } = recordOf(await admin.post('/api/apiKeys', { name: 'Site' }));
    await admin.delete(`/api/apiKeys/${String(id)}`);
    const filter = { resource: 'apiKeys', recordId: String(id) };
    const answer = await admin.get(listPath('auditEvents', { filter, sort: ['id', 'ASC'] }));
    assert.deepEqual(
      rowsOf(answer).map((event) => event['action']),
      ['create', 'revoke'],
    );
    assert.ok(!answer.text.includes(String(key)));
  });

  it('can only be read', async () => {
    for (const answer of [
      await admin.post('/api/auditEvents', {}),
      await admin.put('/api/auditEvents/1', {}),
      await admin.delete('/api/auditEvents/1'),
    ]) {
      assert.equal(answer.status, 405);
    }
    const change = app.db.updateTable('auditEvents').set({ action: 'nothing' }).execute();
    await assert.rejects(change, /append-only/);
    await assert.rejects(app.db.deleteFrom('auditEvents').execute(), /append-only/);
  });
});

describe('the chain of the audit trail', () => {
  beforeEach(async () => {
    for (const recordId of ['1', '2', '3']) {
      const entry = { at: '2026-11-23T15:00:00.000Z', actorId: admin.id, action: 'view' };
      await recordAudit(app.db, { ...entry, resource: 'leads', recordId, details: { recordId } });
    }
    await sql`drop trigger "auditEvents_no_update"`.execute(app.db);
    await sql`drop trigger "auditEvents_no_delete"`.execute(app.db);
  });
  const event = (recordId: string) =>
    app.db
      .updateTable('auditEvents')
      .where('resource', '=', 'leads')
      .where('recordId', '=', recordId);

  it('holds as written, also with many writers at once', async () => {
    const entry = { at: '2026-11-23T15:00:00.000Z', actorId: null, action: 'view' };
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        recordAudit(app.db, { ...entry, resource: 'leads', recordId: `many-${n}` }),
      ),
    );
    assert.equal(await verifyAuditChain(app.db), null);
  });

  it('shows a changed row', async () => {
    await event('2').set({ actorId: null }).execute();
    assert.match((await verifyAuditChain(app.db)) ?? '', /audit event \d+ /);
  });

  it('shows a removed row', async () => {
    await app.db.deleteFrom('auditEvents').where('recordId', '=', '2').execute();
    assert.match((await verifyAuditChain(app.db)) ?? '', /removed/);
  });

  it('shows changed details, and still holds where they were erased', async () => {
    await event('2').set({ details: '{"erased":true}' }).execute();
    assert.equal(await verifyAuditChain(app.db), null);
    await event('3').set({ details: '{"recordId":"4"}' }).execute();
    assert.match((await verifyAuditChain(app.db)) ?? '', /details of audit event/);
  });

  it('can’t be mended by fitting the hash of one row', async () => {
    const { hash } = await app.db
      .selectFrom('auditEvents')
      .select('hash')
      .where('recordId', '=', '1')
      .executeTakeFirstOrThrow();
    await event('2').set({ hash }).execute();
    assert.notEqual(await verifyAuditChain(app.db), null);
  });
});
