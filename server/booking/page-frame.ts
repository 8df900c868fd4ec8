import { addresseeOf } from '../../shared/addressee.ts';
import { formatPhone, phoneDigits } from '../intake/phone.ts';
import type { Page } from '../pages/pages.ts';
import { type BookingProblem, bookingWords } from './booking-page.texts.ts';
import { clinicNameOf } from '../locations/clinic-name.ts';
import { clockTime, longDay } from '../locations/local-time.ts';
import type { Visitor } from './booking-visitor.ts';

/** What one look at the page is about, beside the facts. */
export type Look = {
  readonly now: Temporal.Instant;
  /** The day asked for. */
  readonly day?: string | null;
  /** A new time is being chosen for what is booked. */
  readonly moving?: boolean;
  /** The time kept for this person, if any. */
  readonly hold?: { readonly startsAt: string; readonly expiresAt: string } | undefined;
  readonly notice?: string | null;
  /** A problem is said in red, and the page is the answer to it. */
  readonly problem?: BookingProblem | null;
  /** What was written into "tell us when", and what is wrong with it. */
  readonly when?: { readonly text: string; readonly error: string } | null;
};

/** A view and what it shows. */
export type View = {
  readonly view: string;
  readonly page: Page & Readonly<Record<string, unknown>>;
};

/** An address of the booking page that keeps the language. */
export function bookingUrl(
  { token, language, lead }: Visitor,
  path = '',
  parameters: Readonly<Record<string, string>> = {},
): string {
  const lang = language === lead.language ? {} : { lang: language };
  const query = new URLSearchParams({ ...parameters, ...lang }).toString();
  return `/book/${token}${path}${query === '' ? '' : `?${query}`}`;
}

/** A heading, a sentence and perhaps a way on. */
export function messagePage(
  visitor: Visitor,
  heading: string,
  text: string,
  next?: { readonly url: string; readonly label: string },
): View {
  return { view: 'booking/booking-message', page: { ...frame(visitor), heading, text, next } };
}

/** What every booking page shows. `here`: where on the page one is, kept by the language switch. */
export function frame(visitor: Visitor, here: Readonly<Record<string, string>> = {}) {
  const { location, language } = visitor;
  const other = language === 'en' ? 'es' : 'en';
  return {
    language,
    words: bookingWords[language],
    title: bookingWords[language].title,
    clinicName: clinicNameOf(location),
    otherLanguageUrl: bookingUrl({ ...visitor, language: other }, '', here),
    forWhom: forWhom(visitor),
    location,
    phone: formatPhone(location.phone),
    dial: phoneDigits(location.phone),
    url: (path?: string, parameters?: Readonly<Record<string, string>>) =>
      bookingUrl(visitor, path, parameters),
  };
}

/** Whom the page speaks to. */
export function greeted({ lead }: Visitor): string {
  return addresseeOf(lead).name;
}

/** For whom that person asked, in words; null: for themselves. */
function forWhom({ lead, language }: Visitor): string | null {
  const { patient } = addresseeOf(lead);
  return patient === null ? null : bookingWords[language].forWhom(patient);
}

/** A time as pages write it. */
export function toTime(startsAt: string, { location, language }: Visitor, heldAt?: string) {
  const clock = clockTime(startsAt, location.timeZone);
  return {
    startsAt,
    hour: Temporal.Instant.from(startsAt).toZonedDateTimeISO(location.timeZone).hour,
    clock: clock.replace(/ [ap]m$/, ''),
    label: `${longDay(startsAt, location.timeZone, language)}, ${clock}`,
    isHeld: startsAt === heldAt,
  };
}
