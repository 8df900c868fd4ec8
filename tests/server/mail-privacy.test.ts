import { describe, expect, it } from 'vitest';
import { concernLabels } from '../../shared/labels.ts';
import { mailHoldSeconds } from '../../shared/deed.ts';
import { concerns, languages } from '../../shared/vocabulary.ts';
import { startApp } from '../support/app.ts';
import { makeLocation, makeUser, signIn } from '../support/factories.ts';

const message = 'I want ketamine, nothing else helped.';
const unsaid = new Set(['other', 'undisclosed']);

/** What must never stand in a mail, a subject or a calendar file. */
const forbidden = new RegExp(
  [
    'ketamin|infusi|quintanilla|nothing else',
    ...concerns
      .filter((concern) => !unsaid.has(concern))
      .flatMap((concern) => languages.map((language) => concernLabels[language][concern])),
  ].join('|'),
  'i',
);

describe('what a mail says', () => {
  it.each(languages)('is nothing about the person’s condition, in %s', async (language) => {
    const app = await startApp({ smtp: true });
    const location = await makeLocation(app, {}, Array(concerns.length).fill('any'));
    const { email } = await makeUser(app, { locationIds: [location.id] });
    let desk = await signIn(app, email);
    for (const [index, concern] of concerns.entries()) {
      const lead = await desk.post('/api/leads', {
        locationId: location.id,
        firstName: 'Dolores',
        lastName: 'Quintanilla',
        email: `person${index}@example.com`,
        phone: `(210) 555-01${index + 10}`,
        source: 'phone',
        language,
        concern,
        message,
      });
      expect(lead).toMatchObject({ status: 201 });
      const kind = index % 2 === 0 ? 'infusion' : 'consultation';
      const startsAt = '2026-11-27T16:00:00.000Z';
      const { id: leadId } = lead.body as { id: number };
      const booked = await desk.post('/api/appointments', { leadId, kind, startsAt });
      expect(booked).toMatchObject({ status: 201 });
      app.clock.advance({ seconds: mailHoldSeconds });
      await app.sendMail();
      const path = `/api/appointments/${(booked.body as { id: number }).id}`;
      const moved = await desk.post(`${path}/move`, { startsAt: '2026-11-30T16:00:00.000Z' });
      expect(moved).toMatchObject({ status: 200 });
    }
    await app.sendMail();
    app.clock.set('2026-11-29T16:00:00Z');
    await app.reminders.runOnce();
    await app.sendMail();
    desk = await signIn(app, email);
    for (const { id } of await app.db.selectFrom('appointments').select('id').execute()) {
      await desk.post(`/api/appointments/${id}/cancel`, {});
    }
    await app.sendMail();

    expect(new Set(app.smtp.received.map(({ mail }) => mail.subject)).size).toBe(4);
    for (const { mail } of app.smtp.received) {
      const files = mail.attachments.map((each) => decoded(each.content));
      for (const part of [mail.subject ?? '', mail.text ?? '', mail.html ?? '', ...files]) {
        // The random letters of a link may spell anything.
        expect(part.replaceAll(/\/book\/[\w-]+/g, '')).not.toMatch(forbidden);
      }
    }
    await app.stop();
  });
});

function decoded(content: ArrayBuffer | Uint8Array | string): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
