import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mailHoldSeconds } from '../../shared/deed.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { makeLocation, makeUser, signIn } from '../support/factories.ts';
import { ask } from '../support/mail.ts';

let app: TestApp;
let deskEmail: string;

beforeEach(async () => {
  app = await startApp({ smtp: true });
  const location = await makeLocation(app);
  deskEmail = (await makeUser(app, { locationIds: [location.id] })).email;
});
afterEach(() => app.stop());

/** The front desk, signed in at the time it is. */
async function act(path: string, body: Record<string, unknown>) {
  const desk = await signIn(app, deskEmail);
  return desk.post(path, body);
}

/** @returns the id of the appointment */
async function book(startsAt: string, kind = 'consultation'): Promise<number> {
  const { id: leadId } = await app.db.selectFrom('leads').select('id').executeTakeFirstOrThrow();
  const answer = await act('/api/appointments', { leadId, kind, startsAt });
  expect(answer).toMatchObject({ status: 201 });
  app.clock.advance({ seconds: mailHoldSeconds });
  await app.sendMail();
  app.smtp.received.length = 0;
  return (answer.body as { id: number }).id;
}

async function remind(at: string): Promise<string[]> {
  app.clock.set(at);
  await app.reminders.runOnce();
  await app.sendMail();
  return app.smtp.received.splice(0).map((each) => each.mail.subject ?? '');
}

/** Friday, 10 am in San Antonio */
const friday = '2026-11-27T16:00:00.000Z';
const subject = 'Reminder: your appointment at Alamo Heights';

describe('a reminder', () => {
  it('goes out 48 and 24 hours before, once each, with the calendar file', async () => {
    await ask(app);
    await book(friday);
    expect(await remind('2026-11-25T15:59:00Z')).toEqual([]);

    app.clock.set('2026-11-25T16:00:00Z');
    await app.reminders.runOnce();
    await app.reminders.runOnce();
    await app.sendMail();
    const [received] = app.smtp.received.splice(0);
    expect(received?.mail.subject).toBe(subject);
    expect(received?.mail.text).toContain('Friday, November 27, 10:00 am, San Antonio time (CST)');
    expect(received?.mail.text).not.toContain('drive you home');
    const [file] = received?.mail.attachments ?? [];
    expect(file).toMatchObject({ filename: 'appointment.ics', mimeType: 'text/calendar' });
    expect(file?.method).toBe('PUBLISH');
    expect(new TextDecoder().decode(file?.content as ArrayBuffer)).toContain(
      'DTSTART:20261127T160000Z',
    );

    expect(await remind('2026-11-26T15:00:00Z')).toEqual([]);
    expect(await remind('2026-11-26T16:00:00Z')).toEqual([subject]);
    expect(await remind('2026-11-27T15:00:00Z')).toEqual([]);
  });

  it('of an infusion says in the person’s language that somebody must drive them home', async () => {
    await ask(app, { language: 'es' });
    await book(friday, 'infusion');
    app.clock.set('2026-11-26T16:00:00Z');
    await app.reminders.runOnce();
    await app.sendMail();
    const mail = app.smtp.received[0]?.mail;
    expect(mail?.subject).toBe('Recordatorio: su cita en Alamo Heights');
    expect(mail?.text).toContain('viernes, 27 de noviembre, 10:00 am, hora de San Antonio (CST)');
    expect(mail?.text).toContain('Alguien debe llevarle a casa');
    expect(mail?.html).toContain('Alguien debe llevarle a casa');
  });

  it('is left out whose hour had passed when the time was booked', async () => {
    await ask(app);
    app.clock.set('2026-11-26T12:00:00Z');
    await book(friday);
    expect(await remind('2026-11-26T12:01:00Z')).toEqual([]);
    expect(await remind('2026-11-26T16:00:00Z')).toEqual([subject]);
  });

  it('is of the new time once the appointment was moved', async () => {
    await ask(app);
    const id = await book(friday);
    expect(await remind('2026-11-25T16:00:00Z')).toEqual([subject]);
    const monday = '2026-11-30T16:00:00.000Z';
    const moved = await act(`/api/appointments/${id}/move`, { startsAt: monday });
    expect(moved).toMatchObject({ status: 200 });
    await app.sendMail();
    app.smtp.received.length = 0;
    expect(await remind('2026-11-26T16:00:00Z')).toEqual([]);
    expect(await remind('2026-11-28T16:00:00Z')).toEqual([subject]);
  });

  it('is held back when the appointment was cancelled after it was written', async () => {
    await ask(app);
    const id = await book(friday);
    app.clock.set('2026-11-26T16:00:00Z');
    await app.reminders.runOnce();
    const cancelled = await act(`/api/appointments/${id}/cancel`, {});
    expect(cancelled).toMatchObject({ status: 200 });
    await app.sendMail();
    expect(app.smtp.received.map((each) => each.mail.subject)).toEqual([
      'Your appointment at Alamo Heights is cancelled',
    ]);
    expect(app.smtp.received[0]?.mail.attachments[0]?.method).toBe('CANCEL');
    const reminder = await app.db
      .selectFrom('emails')
      .selectAll()
      .where('template', '=', 'reminder')
      .executeTakeFirstOrThrow();
    expect(reminder).toMatchObject({ status: 'suppressed' });
    expect(reminder.error).toMatch(/moved or cancelled/);
  });

  it('that can’t be written keeps no other from going out, and its reason is in the log', async () => {
    await ask(app);
    const first = await book(friday);
    await ask(app, { firstName: 'Teo', email: 'teo@example.com', phone: '(210) 555-0177' });
    const leadId = 2;
    const startsAt = '2026-11-27T17:00:00.000Z';
    const other = await act('/api/appointments', { leadId, kind: 'consultation', startsAt });
    expect(other).toMatchObject({ status: 201 });
    app.clock.advance({ seconds: mailHoldSeconds });
    await app.sendMail();
    app.smtp.received.length = 0;
    await sql`create trigger "oneFails" before update on appointments
      when new.id = ${sql.lit(first)} begin select raise(abort, 'Dolores'); end`.execute(app.db);
    expect(await remind('2026-11-26T17:00:00Z')).toEqual([subject]);
    const line = app.logged.find((each) => each.includes('a reminder could not be written')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ appointmentId: first, err: { name: 'SqliteError' } });
    expect(line).not.toContain('Dolores');
    await sql`drop trigger "oneFails"`.execute(app.db);
    expect(await remind('2026-11-26T17:01:00Z')).toEqual([subject]);
  });

  it('goes out too from a location that takes no new people any more', async () => {
    await ask(app);
    await book(friday);
    await app.db.updateTable('locations').set({ active: 0 }).execute();
    expect(await remind('2026-11-26T16:00:00Z')).toEqual([subject]);
  });

  it('is not written to a closed lead', async () => {
    await ask(app);
    await book(friday);
    await app.db
      .updateTable('leads')
      .set({ status: 'closed', closeReason: 'cost', statusBeforeClose: 'booked' })
      .execute();
    expect(await remind('2026-11-26T16:00:00Z')).toEqual([]);
  });
});
