import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeTime } from '../../server/locations/local-time.ts';
import { renderMail } from '../../server/mail/render.ts';
import { builtInTemplate, builtInTemplates } from '../../server/mail/templates/built-in.ts';
import { staffTemplateTexts } from '../../server/mail/templates/staff.ts';
import { languages, patientTemplates, staffTemplates } from '../../shared/vocabulary.ts';

const values = {
  firstName: 'Dolores',
  clinicName: 'Alamo Heights',
  address: '1 Main St, San Antonio, TX 78209',
  phone: '(210) 555-0100',
  time: 'Tuesday, November 24, 10:30 am, San Antonio time (CST)',
  link: 'http://localhost:3000/book/abc',
  staffName: 'Marisol Ortega',
  stopLink: 'http://localhost:3000/book/abc/stop',
};
const emergency = { en: /911.+988/s, es: /llame al 911.+988/s };
const driver = { en: 'Somebody must drive you home', es: 'Alguien debe llevarle a casa' };

function unescaped(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const cases = patientTemplates.flatMap((name) =>
  languages.map((language) => ({ name, language, infusion: false })),
);

describe('a mail to a patient', () => {
  it.each(cases)('$name in $language says who, where and what to do in an emergency', (kind) => {
    const mail = renderMail(builtInTemplate(kind.name, kind.language), kind, values);
    expect(mail.subject).toContain('Alamo Heights');
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('Dolores');
      expect(part).toContain(values.address);
      expect(part).toContain(values.phone);
      expect(part).toContain(values.link);
      expect(part).toMatch(emergency[kind.language]);
      expect(part).not.toContain(driver[kind.language]);
    }
    expect(mail.html).toContain(`<html lang="${kind.language}"`);
    expect(mail.html).toContain(`<a href="${values.link}"`);
  });

  it.each(cases)('$name in $language loads nothing and hides nothing', (kind) => {
    const { html } = renderMail(builtInTemplate(kind.name, kind.language), kind, values);
    expect(html).not.toMatch(/<(img|link|script|style|iframe|object|svg)\b|url\(|src=/i);
    const own = new Set([values.link, values.stopLink]);
    expect(new Set(html.match(/https?:\/\/[^"<\s]+/g)).difference(own)).toEqual(new Set());
  });

  it.each(languages)(
    'about an infusion says in %s that somebody must drive them home',
    (language) => {
      for (const name of ['confirmation', 'moved', 'reminder'] as const) {
        const kind = { name, language, infusion: true };
        const mail = renderMail(builtInTemplate(name, language), kind, values);
        expect(mail.text).toContain(driver[language]);
        expect(mail.html).toContain(driver[language]);
        expect(mail.text + mail.html + mail.subject).not.toMatch(/infusi/i);
      }
    },
  );

  it('shows a name as it is, whatever stands in it', () => {
    assert(
      property(
        string({ unit: 'grapheme', minLength: 1 }),
        constantFrom(...builtInTemplates),
        (junk, template) => {
          const firstName = `{{x}} <b>** [a](http://b) ${junk}`.replaceAll(/\p{Cc}/gu, '').trim();
          const kind = { ...template, infusion: false };
          const mail = renderMail(template, kind, { ...values, firstName });
          expect(mail.text).toContain(firstName);
          expect(unescaped(mail.html)).toContain(firstName);
          expect(mail.html).not.toContain('<b>');
          expect(mail.html).not.toContain('href="http://b"');
        },
      ),
    );
  });

  it('keeps right-to-left names and emoji to themselves', () => {
    const kind = { name: 'bookingLink', language: 'en', infusion: false } as const;
    const template = builtInTemplate('bookingLink', 'en');
    const mail = renderMail(template, kind, { ...values, firstName: 'ليلى \u202E🌵' });
    expect(mail.html).toContain('<bdi>ليلى  🌵</bdi>');
    expect(mail.text).toContain('Hello ليلى  🌵,');
  });

  it('has a subject of one line', () => {
    const kind = { name: 'bookingLink', language: 'en', infusion: false } as const;
    const template = builtInTemplate('bookingLink', 'en');
    const clinicName = 'Alamo\r\nBcc: everybody@example.com';
    expect(renderMail(template, kind, { ...values, clinicName }).subject).toBe(
      'Choose your time at Alamo Bcc: everybody@example.com',
    );
  });

  it('reads as text, with the address of the link on a line of its own', () => {
    const kind = { name: 'confirmation', language: 'en', infusion: false } as const;
    const { text } = renderMail(builtInTemplate('confirmation', 'en'), kind, values);
    expect(text).toContain(`${values.time}\nAlamo Heights, ${values.address}\n`);
    expect(text).toContain(`\n\nMove or cancel:\n${values.link}\n\n`);
    expect(text).not.toMatch(/\*\*|\]\(|<\w+/);
  });
});

describe('a mail to staff', () => {
  it.each(staffTemplates)('%s has the name and the link and no clinic', (name) => {
    const kind = { name, language: 'en', infusion: false } as const;
    const link = 'http://localhost:3000/set-password?code=x';
    const mail = renderMail(staffTemplateTexts[name], kind, { name: '<i>Imani', link });
    expect(mail.text).toContain('Hello <i>Imani,');
    expect(mail.html).toContain('&lt;i&gt;Imani');
    expect(mail.html).toContain(`<a href="${link}"`);
    expect(mail.text).toContain(link);
  });
});

describe('the time of an appointment', () => {
  it.each([
    ['2026-11-24T16:30:00.000Z', 'en', 'Tuesday, November 24, 10:30 am, San Antonio time (CST)'],
    [
      '2026-11-24T16:30:00.000Z',
      'es',
      'martes, 24 de noviembre, 10:30 am, hora de San Antonio (CST)',
    ],
    ['2026-07-06T18:00:00.000Z', 'en', 'Monday, July 6, 1:00 pm, San Antonio time (CDT)'],
    ['2026-07-07T04:05:00.000Z', 'es', 'lunes, 6 de julio, 11:05 pm, hora de San Antonio (CDT)'],
  ] as const)('%s in %s is %s', (instant, language, written) => {
    const place = { city: 'San Antonio', timeZone: 'America/Chicago' };
    expect(wholeTime(instant, place, language)).toBe(written);
  });
});
