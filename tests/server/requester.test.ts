import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addresseeOf } from '../../shared/addressee.ts';
import { languages, patientTemplates } from '../../shared/vocabulary.ts';
import { renderMail } from '../../server/mail/render.ts';
import { builtInTemplate } from '../../server/mail/templates/built-in.ts';
import { type TestApp, startApp } from '../support/app.ts';
import { leadOf, makePatient, type Patient, slotsOf } from '../support/booking.ts';
import { makeLocation, requestBody } from '../support/factories.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  await makeLocation(app);
});
afterAll(() => app.stop());

const daughter = { requesterName: 'Inés Ruiz', requesterRelation: 'daughter' };

const lastMail = ({ leadId }: Patient) =>
  app.db
    .selectFrom('emails')
    .selectAll()
    .where('leadId', '=', leadId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

describe('whom a mail greets', () => {
  it.each([
    [null, 'Dolores', null],
    ['', 'Dolores', null],
    ['dolores quintanilla', 'Dolores', null],
    ['Inés Ruiz', 'Inés', 'Dolores'],
    ['Inés', 'Inés', 'Dolores'],
    ['Dr. Webb', 'Dr. Webb', 'Dolores'],
    ['Sra. Ruiz', 'Sra. Ruiz', 'Dolores'],
    ['Srikanth Rao', 'Srikanth', 'Dolores'],
  ])('asked by %j: %s, about %s', (requesterName, name, patient) => {
    const lead = { firstName: 'Dolores', lastName: 'Quintanilla', requesterName };
    expect(addresseeOf(lead)).toEqual({ name, patient });
  });

  it('every template greets who asked and says after the greeting whom it is about', () => {
    const values = {
      firstName: 'Inés',
      patientName: '<b>Dolores',
      clinicName: 'Alamo',
      address: '1 Main St',
      phone: '(210) 555-0100',
      time: 'Monday',
      link: 'https://x.example/book/1',
      stopLink: 'https://x.example/book/1/stop',
      staffName: 'Marisol',
    };
    for (const name of patientTemplates) {
      for (const language of languages) {
        const kind = { name, language, infusion: true, forAnother: true };
        const { text, html } = renderMail(builtInTemplate(name, language), kind, values);
        expect(text).toMatch(/^(Hello|Hola,) Inés[,:]\n\n(This|Este).*<b>Dolores/);
        expect(html).toContain('<bdi>&lt;b&gt;Dolores</bdi>');
        expect(text).not.toMatch(/drive you home|llevarle a casa/);
      }
    }
  });
});

describe('who asked for somebody else', () => {
  it('is greeted in the mail, and told for whom it is', async () => {
    const patient = await makePatient(app, daughter);
    const { text, html, subject } = await lastMail(patient);
    expect(text).toMatch(/^Hello Inés,\n\nThis is about Dolores, for whom you asked us\./);
    expect(`${subject}${html}`).not.toMatch(/Quintanilla|daughter/);
  });

  it('is spoken to on the booking page, in both languages, and by its twin for programs', async () => {
    const patient = await makePatient(app, daughter);
    const page = await app.visitor.get(patient.page);
    expect(page.text).toContain('Inés, choose a time');
    expect(page.text).toContain('For Dolores, for whom you asked us.');
    const spanish = await app.visitor.get(`${patient.page}?lang=es`);
    expect(spanish.text).toContain('Inés, elija una hora');
    expect(spanish.text).toContain('Para Dolores, la persona para quien nos escribió.');
    const twin = await app.visitor.get(patient.api);
    expect(twin.body).toMatchObject({ firstName: 'Inés' });
    const [slot] = slotsOf(twin);
    const booked = await app.visitor.post(patient.api, { startsAt: slot?.startsAt });
    expect(booked.status).toBe(201);
    expect((await app.visitor.get(patient.page)).text).toContain('The time for Dolores is booked');
    const { text, calendar } = await lastMail(patient);
    expect(text).toMatch(/^Hello Inés,\n\nThis is about Dolores/);
    expect(calendar).not.toMatch(/Dolores|Inés/);
  });

  it('and the patient stay two: whoever asks later is not greeted at the other’s address', async () => {
    const own = await makePatient(app);
    const { email, phone } = await leadOf(app, own.leadId);
    app.clock.advance({ minutes: 11 });
    const again = requestBody({ email, phone, ...daughter });
    expect((await app.visitor.post('/api/public/requests', again)).status).toBe(201);
    expect(await leadOf(app, own.leadId)).toMatchObject({ requesterName: null });
    expect((await lastMail(own)).text).toMatch(/^Hello Dolores,/);
    const told = await app.db
      .selectFrom('activities')
      .select('data')
      .where('leadId', '=', own.leadId)
      .where('type', '=', 'requestedAgain')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(told.data)).toMatchObject(daughter);
  });
});
