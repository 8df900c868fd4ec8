import { formatPhone } from '../intake/phone.ts';
import type { Page } from '../pages/pages.ts';
import type { AppointmentRow } from './booking.table.ts';
import { type BookingProblem, type BookingWords, bookingWords } from './booking-page.texts.ts';
import { mayChange } from './booking-rules.ts';
import { clockTime, longDay, zoneName } from './booking-times.ts';
import type { Visitor } from './booking-visitor.ts';
import { dayOf, dayStrip } from './day-strip.ts';
import { isClosed, type Offer } from './offer.ts';

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

type View = { readonly view: string; readonly page: Page & Readonly<Record<string, unknown>> };

/** The page that fits: closed, booked, had one, or the free times. */
export function bookingPage(visitor: Visitor, offer: Offer, look: Look): View {
  const words = bookingWords[visitor.language];
  const phone = formatPhone(visitor.location.phone);
  if (isClosed(visitor.lead)) {
    return messagePage(visitor, words.closedTitle, words.closedNote(phone));
  }
  if (offer.hadOne) {
    return messagePage(visitor, words.hadTitle(visitor.lead.firstName), words.had(phone));
  }
  const choosing = look.moving === true && canMove(visitor, offer, look);
  return offer.ahead && !choosing
    ? bookedPage(visitor, offer.ahead, look)
    : choosePage(visitor, offer, look);
}

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

function frame(visitor: Visitor, here: Readonly<Record<string, string>> = {}) {
  const { location, lead, language } = visitor;
  const other = language === 'en' ? 'es' : 'en';
  return {
    language,
    words: bookingWords[language],
    title: bookingWords[language].title,
    clinicName: location.settings.clinicName || location.name,
    otherLanguageUrl: bookingUrl({ ...visitor, language: other }, '', here),
    firstName: lead.firstName,
    location,
    phone: formatPhone(location.phone),
    dial: location.phone.replaceAll(/[^\d+]/g, ''),
    url: (path?: string, parameters?: Readonly<Record<string, string>>) =>
      bookingUrl(visitor, path, parameters),
  };
}

function canMove({ location }: Visitor, { ahead }: Offer, { now }: Look): boolean {
  return ahead !== null && mayChange(ahead, location, now);
}

function choosePage(visitor: Visitor, offer: Offer, look: Look): View {
  const { location, language } = visitor;
  const words = bookingWords[language];
  const { timeZone } = location;
  // After a refusal the eye is on what is free; an older choice would be booked by mistake.
  const kept = look.problem ? undefined : look.hold;
  const hold = kept && isOffered(offer, kept.startsAt) ? kept : undefined;
  const asked = look.day ?? (hold ? dayOf(hold, timeZone) : null);
  const strip = dayStrip({ location, slots: offer.slots, language, words, now: look.now, asked });
  const times = offer.slots
    .filter((slot) => dayOf(slot, timeZone) === strip.selected)
    .map(({ startsAt }) => toTime(startsAt, visitor, hold?.startsAt));
  const held = hold && dayOf(hold, timeZone) === strip.selected ? toHeld(hold, look.now) : null;
  const zoneAt = times[0]?.startsAt ?? look.now.toString();
  return {
    view: 'booking/book',
    page: {
      ...frame(visitor, {
        ...(strip.selected !== null && { day: strip.selected }),
        ...(offer.ahead && { move: String(offer.ahead.id) }),
      }),
      scripts: ['booking'],
      strip,
      parts: [
        { title: words.morning, times: times.filter(({ hour }) => hour < 12) },
        { title: words.afternoon, times: times.filter(({ hour }) => hour >= 12 && hour < 17) },
        { title: words.evening, times: times.filter(({ hour }) => hour >= 17) },
      ].filter((part) => part.times.length > 0),
      held: held && { ...held, ...toTime(held.startsAt, visitor, undefined) },
      heading: chooseHeading(words, strip.days.length === 0, offer)(visitor.lead.firstName),
      what: words.what[offer.kind](offer.minutes),
      zone: words.zone(location.city, zoneName(zoneAt, timeZone)),
      moving: offer.ahead && {
        id: offer.ahead.id,
        ...toTime(offer.ahead.startsAt, visitor, undefined),
      },
      horizonDays: location.settings.horizonDays,
      notice: look.notice ?? null,
      problem: look.problem ? words.problems[look.problem] : (look.when?.error ?? null),
      when: look.when ?? null,
    },
  };
}

function chooseHeading(words: BookingWords, isEmpty: boolean, offer: Offer) {
  const choosing = offer.ahead ? words.move : words.choose;
  return isEmpty ? words.nothing : choosing;
}

function isOffered(offer: Offer, startsAt: string): boolean {
  return offer.slots.some((slot) => slot.startsAt === startsAt);
}

function toHeld(
  { startsAt, expiresAt }: { startsAt: string; expiresAt: string },
  now: Temporal.Instant,
) {
  const seconds = Math.round(now.until(expiresAt).total('seconds'));
  return { startsAt, seconds, minutes: Math.max(1, Math.ceil(seconds / 60)) };
}

function toTime(startsAt: string, { location, language }: Visitor, heldAt: string | undefined) {
  const clock = clockTime(startsAt, location.timeZone);
  return {
    startsAt,
    hour: Temporal.Instant.from(startsAt).toZonedDateTimeISO(location.timeZone).hour,
    clock: clock.replace(/ [ap]m$/, ''),
    label: `${longDay(startsAt, location.timeZone, language)}, ${clock}`,
    isHeld: startsAt === heldAt,
  };
}

function bookedPage(visitor: Visitor, appointment: AppointmentRow, look: Look): View {
  const { location, language, lead } = visitor;
  const words = bookingWords[language];
  const { startsAt } = appointment;
  const until = Temporal.Instant.from(startsAt).subtract({
    minutes: location.settings.changeNoticeMinutes,
  });
  const begun = Temporal.Instant.compare(startsAt, look.now) <= 0;
  const phone = formatPhone(location.phone);
  const late = begun ? words.beganNote(phone) : words.tooLateToChange(phone);
  return {
    view: 'booking/booked',
    page: {
      ...frame(visitor),
      scripts: ['booking'],
      heading: words.booked(lead.firstName),
      isMailed: lead.email !== null,
      appointment,
      ...toTime(startsAt, visitor, undefined),
      day: longDay(startsAt, location.timeZone, language),
      time: `${clockTime(startsAt, location.timeZone)} – ${clockTime(appointment.endsAt, location.timeZone)}`,
      zone: words.zone(location.city, zoneName(startsAt, location.timeZone)),
      mustBeDriven: appointment.kind === 'infusion',
      changeable: mayChange(appointment, location, look.now),
      changeNote: mayChange(appointment, location, look.now)
        ? words.changeUntil(toTime(until.toString(), visitor, undefined).label)
        : late,
      problem: look.problem ? words.problems[look.problem] : null,
    },
  };
}
