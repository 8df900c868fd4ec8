import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Language } from '../../shared/vocabulary.ts';
import type { Received, TestSmtp } from '../support/smtp.ts';

/** The words a patient goes by, as the pages have them. */
export const words = {
  en: {
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    phone: 'Phone',
    consent: /I agree that the clinic may contact me/,
    send: 'Send request',
    thanks: 'Thank you. Check your email.',
    book: 'Book this time',
    move: 'Move it',
    moveHere: 'Move to this time',
    cancel: 'Cancel it',
    cancelYes: 'Yes, cancel it',
    zone: /Times are San Antonio time \(C[SD]T\)/,
    toCalendar: /calendar/i,
  },
  es: {
    firstName: 'Nombre',
    lastName: 'Apellidos',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    consent: /Acepto que la clínica me contacte/,
    send: 'Enviar solicitud',
    thanks: /Gracias/,
    book: 'Reservar esta hora',
    move: 'Cambiarla',
    moveHere: 'Cambiar a esta hora',
    cancel: 'Cancelarla',
    cancelYes: 'Sí, cancelarla',
    zone: /San Antonio \(C[SD]T\)/,
    toCalendar: /calendario/i,
  },
} as const;

export type Patient = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
};

export async function askForConsultation(
  page: Page,
  url: string,
  language: Language,
  patient: Patient,
): Promise<void> {
  const said = words[language];
  await page.goto(`${url}/request?location=alamo-heights&lang=${language}`);
  for (const field of ['firstName', 'lastName', 'email', 'phone'] as const) {
    await page.getByLabel(said[field], { exact: true }).fill(patient[field]);
  }
  await page.getByLabel(said.consent).check();
  await page.getByRole('button', { name: said.send }).click();
  await page.getByRole('heading', { name: said.thanks }).waitFor();
}

/** Waits for a mail to this person, and gives the newest. */
export async function nextMailTo(smtp: TestSmtp, email: string, count: number): Promise<Received> {
  const mails = () => smtp.received.filter((each) => each.recipients.includes(email));
  await vi.waitFor(() => expect(mails()).toHaveLength(count), { timeout: 10_000, interval: 50 });
  return mails().at(-1) as Received;
}

/** The path of the booking page in a mail; its host is the name this machine gives itself. */
export function bookingPath({ mail }: Received): string {
  const path = /https?:\/\/[^/\s]+(\/book\/[\w-]+)/.exec(mail.text ?? '')?.[1];
  if (path === undefined) {
    throw new Error('the mail has no booking link');
  }
  return path;
}

/** Takes the first time of the first day that has one, and confirms it. */
export async function bookFirstTime(page: Page, link: string, language: Language): Promise<void> {
  const said = words[language];
  await page.goto(link);
  await page.getByText(said.zone).waitFor();
  await page.locator('.times button').first().click();
  await page.getByRole('button', { name: said.book }).click();
  await page.getByRole('link', { name: said.toCalendar }).waitFor();
}
