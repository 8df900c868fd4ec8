import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Overview } from '../../shared/report-answers.ts';
import { type AppOptions, startApp, type TestApp } from '../support/app.ts';
import { makeLocation, makeUser, signIn } from '../support/factories.ts';
import { ask } from '../support/mail.ts';

const october = '2026-10-20T15:00:00Z';
/** Monday, 8:00 am in San Antonio; the first is a Sunday. */
const firstWorkingDay = '2026-11-02T14:00:00Z';

/** A clinic with a manager, in October. */
async function clinic(options: AppOptions = {}, fields: Record<string, unknown> = {}) {
  const app = await startApp({ smtp: true, now: october, ...options });
  onTestFinished(app.stop);
  const location = await makeLocation(app, fields);
  const manager = { role: 'manager', name: 'Ruth Lindqvist', email: 'ruth@example.com' } as const;
  const ruth = await makeUser(app, { ...manager, locationIds: [location.id] });
  return { app, location, ruth };
}

/** What arrives when the clock shows this time. */
async function arriving(app: TestApp, at: string) {
  app.clock.set(at);
  await app.monthlyMail.runOnce();
  await app.sendMail();
  return app.smtp.received.splice(0);
}

async function arrivingTo(app: TestApp, at: string): Promise<string[]> {
  return (await arriving(app, at)).flatMap(({ recipients }) => recipients);
}

describe('the monthly mail', () => {
  it('comes once, at 8:00 on the first working day, on Monday where the month begins on a Sunday', async () => {
    const { app } = await clinic();
    expect(await arrivingTo(app, '2026-10-31T23:00:00Z')).toEqual([]);
    expect(await arrivingTo(app, '2026-11-01T20:00:00Z')).toEqual([]);
    expect(await arrivingTo(app, '2026-11-02T13:59:00Z')).toEqual([]);
    expect(await arrivingTo(app, firstWorkingDay)).toEqual(['ruth@example.com']);
    expect(await arrivingTo(app, '2026-11-02T14:01:00Z')).toEqual([]);
    expect(await arrivingTo(app, '2026-11-03T14:00:00Z')).toEqual([]);
    expect(await arrivingTo(app, '2026-12-01T14:00:00Z')).toEqual(['ruth@example.com']);
  });

  it('waits where the clinic is closed, goes by each manager’s clock, and a week late at most', async () => {
    const closed = { from: '2026-11-02', to: '2026-11-03', reason: 'All Souls' };
    const { app } = await clinic({}, { closures: [closed] });
    const west = await makeLocation(app, { slug: 'el-paso', timeZone: 'America/Denver' });
    const sergio = {
      role: 'manager',
      email: 'sergio@example.com',
      locationIds: [west.id],
    } as const;
    await makeUser(app, sergio);
    expect(await arrivingTo(app, '2026-11-02T14:30:00Z')).toEqual([]);
    expect(await arrivingTo(app, '2026-11-02T15:00:00Z')).toEqual(['sergio@example.com']);
    expect(await arrivingTo(app, '2026-11-04T14:00:00Z')).toEqual(['ruth@example.com']);
    await makeUser(app, { ...sergio, email: 'late@example.com' });
    expect(await arrivingTo(app, '2026-11-09T15:00:00Z')).toEqual([]);
  });

  it('does not come again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stillpoint-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'kept.sqlite');
    const { app } = await clinic({ file });
    expect(await arrivingTo(app, firstWorkingDay)).toEqual(['ruth@example.com']);
    await app.stop();
    const again = await startApp({ smtp: true, now: firstWorkingDay, file });
    onTestFinished(again.stop);
    expect(await arrivingTo(again, '2026-11-02T15:00:00Z')).toEqual([]);
  });

  it('goes to active managers of a location, and to admins who belong to one or chose it', async () => {
    const { app, location, ruth } = await clinic();
    const locationIds = [location.id];
    await makeUser(app, { role: 'frontDesk', locationIds });
    await makeUser(app, { role: 'manager' });
    await makeUser(app, { role: 'admin', email: 'there@example.com', locationIds });
    const carmen = await makeUser(app, { role: 'admin', email: 'carmen@example.com' });
    const gone = await makeUser(app, { role: 'manager', locationIds });
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', gone.id).execute();
    await app.db
      .updateTable('users')
      .set({ role: 'frontDesk' })
      .where('id', '=', ruth.id)
      .execute();
    expect(await arrivingTo(app, firstWorkingDay)).toEqual(['there@example.com']);
    const admin = await signIn(app, carmen.email);
    expect(await admin.get('/api/me/monthly-mail')).toMatchObject({ body: { on: false } });
    expect(await admin.put('/api/me/monthly-mail', { on: true })).toMatchObject({ status: 200 });
    expect(await arrivingTo(app, '2026-11-02T15:00:00Z')).toEqual(['carmen@example.com']);
  });

  it('is held back where its reader was switched off after it was written', async () => {
    const { app, ruth } = await clinic();
    app.clock.set(firstWorkingDay);
    await app.monthlyMail.runOnce();
    await app.db.updateTable('users').set({ active: 0 }).where('id', '=', ruth.id).execute();
    await app.sendMail();
    expect(app.smtp.received).toEqual([]);
    const mail = await app.db.selectFrom('emails').select(['status', 'error']).execute();
    expect(mail).toEqual([
      { status: 'suppressed', error: 'This person no longer gets the monthly mail.' },
    ]);
  });

  it('can be switched off and on by each manager for themselves, and by nobody else', async () => {
    const { app, location, ruth } = await clinic();
    const manager = await signIn(app, ruth.email);
    expect(await manager.get('/api/me/monthly-mail')).toMatchObject({ body: { on: true } });
    const off = await manager.put('/api/me/monthly-mail', { on: false });
    expect(off).toMatchObject({ status: 200, body: { on: false } });
    expect(await manager.put('/api/me/monthly-mail', { on: 'no' })).toMatchObject({ status: 422 });
    expect(await manager.put('/api/me/monthly-mail', {})).toMatchObject({ status: 422 });
    expect(await arrivingTo(app, firstWorkingDay)).toEqual([]);
    const desk = await makeUser(app, { locationIds: [location.id] });
    const frontDesk = await signIn(app, desk.email);
    expect(await frontDesk.get('/api/me/monthly-mail')).toMatchObject({ status: 403 });
    expect(await frontDesk.put('/api/me/monthly-mail', { on: true })).toMatchObject({
      status: 403,
    });
    const back = await signIn(app, ruth.email);
    await back.put('/api/me/monthly-mail', { on: true });
    expect(await arrivingTo(app, '2026-12-01T14:00:00Z')).toEqual(['ruth@example.com']);
  });

  it('is stopped by its link without a session; looking at the link changes nothing', async () => {
    const { app } = await clinic();
    const [received] = await arriving(app, firstWorkingDay);
    const header = (name: string) =>
      received?.mail.headers.find(({ key }) => key === name)?.value ?? '';
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const { pathname } = new URL(header('list-unsubscribe').slice(1, -1));
    expect(received?.mail.text).toContain(pathname);

    expect(await app.visitor.get(pathname)).toMatchObject({ status: 200 });
    expect(await arrivingTo(app, '2026-12-01T14:00:00Z')).toEqual(['ruth@example.com']);

    const forged = pathname.replace(/.(?=\/stop$)/, (last) => (last === 'A' ? 'Q' : 'A'));
    expect(await app.visitor.post(forged, {})).toMatchObject({ status: 404 });
    const [name] = pathname.split('.');
    expect(await app.visitor.post(`${name}/stop`, {})).toMatchObject({ status: 404 });
    expect(await arrivingTo(app, '2027-01-04T14:00:00Z')).toEqual(['ruth@example.com']);

    const stopped = await app.visitor.post(pathname, {});
    expect(stopped.status).toBe(200);
    expect(stopped.text).toContain('switched off');
    expect(await arrivingTo(app, '2027-02-01T14:00:00Z')).toEqual([]);
  });

  it('tells the figures of the page, names nobody who asked, and leads to that month', async () => {
    const { app, location, ruth } = await clinic();
    const people = [
      ['Dolores', 'Quintanilla', '+12105550142'],
      ['Everardo', 'Zamarripa', '+12105550143'],
      ['Wilhelmina', 'Ostrowski', '+12105550144'],
    ];
    for (const [firstName = '', lastName = '', phone = ''] of people) {
      const email = `${firstName.toLowerCase()}@example.com`;
      await ask(app, { firstName, lastName, phone, email, concern: 'depression' });
    }
    const { id } = await app.db.selectFrom('leads').select('id').executeTakeFirstOrThrow();
    const desk = await signIn(app, ruth.email);
    await desk.post(`/api/leads/${id}/calls`, { outcome: 'reached' });
    await app.sendMail();
    app.smtp.received.length = 0;

    const [received] = await arriving(app, firstWorkingDay);
    const { subject = '', text = '', html = '' } = received?.mail ?? {};
    const manager = await signIn(app, ruth.email);
    const range = 'from=2026-10-01&to=2026-10-31';
    const page = await manager.get(`/api/reports/overview?${range}&groupBy=location`);
    const { whole } = page.body as Overview;
    expect(whole.n).toBe(3);
    expect(subject).toBe('October at Alamo Heights: 3 asked');
    const { count, n } = whole.response.withinTarget;
    const tooEarly = whole.booked[0]?.tooEarly;
    for (const part of [text, html]) {
      expect(part).toContain('October 2026 at Alamo Heights');
      expect(part).toContain(
        'Infused within 60 days, of those who asked in August: –. In July: –.',
      );
      expect(part).toContain('As of Monday, November 2, 8:00 am, San Antonio time (CST).');
      expect(part).toContain(`${count} of ${n}; median`);
      expect(part).toContain(
        `too early to tell: for ${tooEarly} of ${tooEarly} thirty days have not passed`,
      );
      expect(part.replaceAll('&amp;', '&')).toContain(`/admin/#/reports?${range}&locationId=all`);
    }
    expect(text).toContain('Asked\n  October: 3\n  September: 0\n');
    for (const name of [...people.flat(), 'depression', 'ketamine']) {
      expect(`${subject}${text}${html}`.toLowerCase()).not.toContain(name.toLowerCase());
    }
    expect(
      await app.db
        .selectFrom('emails')
        .select('locationId')
        .where('template', '=', 'monthlyReport')
        .execute(),
    ).toEqual([{ locationId: null }]);
    expect(location.name).toBe('Alamo Heights');
  });

  it('shows its link in the outbox only where no mail server brings it', async () => {
    const { app, ruth } = await clinic();
    await arriving(app, firstWorkingDay);
    const carmen = await makeUser(app, { role: 'admin' });
    const admin = await signIn(app, carmen.email);
    const list = await admin.get('/api/emails?filter={"template":"monthlyReport"}');
    const [mail] = list.body as { id: number; to: string; status: string }[];
    expect(mail).toMatchObject({ to: ruth.email, status: 'sent' });
    const one = await admin.get(`/api/emails/${mail?.id}`);
    expect((one.body as { text: string }).text).toContain('/monthly-mail/…');
    const manager = await signIn(app, ruth.email);
    expect(await manager.get(`/api/emails/${mail?.id}`)).toMatchObject({ status: 404 });
  });
});
