import { type BookingWords, bookingWords } from './booking-page.texts.ts';
import { localZone } from '../locations/local-time.ts';
import type { Visitor } from './booking-visitor.ts';
import { dayOf, dayStrip } from './day-strip.ts';
import type { Offer } from './offer.ts';
import { frame, greeted, type Look, toTime, type View } from './page-frame.ts';

type Time = ReturnType<typeof toTime>;

/** Days, the times of one of them, and what is held for this person. */
export function choosePage(visitor: Visitor, offer: Offer, look: Look): View {
  const { location, language } = visitor;
  const words = bookingWords[language];
  const hold = shownHold(offer, look, location.timeZone);
  const asked = look.day ?? (hold ? dayOf(hold, location.timeZone) : null);
  const strip = dayStrip({ location, offer, language, words, asked });
  const times = (strip.selected === null ? [] : offer.free.on(strip.selected)).map(({ startsAt }) =>
    toTime(startsAt, visitor, hold?.startsAt),
  );
  const moving = offer.ahead && { id: offer.ahead.id, ...toTime(offer.ahead.startsAt, visitor) };
  return {
    view: 'booking/book',
    page: {
      ...frame(visitor, {
        ...(strip.selected !== null && { day: strip.selected.toString() }),
        ...(moving && { move: String(moving.id) }),
      }),
      scripts: ['booking'],
      heading: heading(words, strip.days.length === 0, offer)(greeted(visitor)),
      what: words.what[offer.kind](offer.minutes),
      zone: words.zone(zoneOf(times, visitor, look.now)),
      strip,
      parts: partsOfDay(times, words),
      held: times.some(({ isHeld }) => isHeld) && hold ? toHeld(hold, visitor, look.now) : null,
      moving,
      horizonDays: location.settings.horizonDays,
      notice: look.notice ?? null,
      problem: look.problem ? words.problems[look.problem] : (look.when?.error ?? null),
      when: look.when ?? null,
    },
  };
}

/** After a refusal the eye is on what is free; an older choice would be booked by mistake. */
function shownHold({ free }: Offer, { problem, hold }: Look, timeZone: string): Look['hold'] {
  if (problem || !hold) {
    return undefined;
  }
  const slots = free.on(Temporal.PlainDate.from(dayOf(hold, timeZone)));
  return slots.some(({ startsAt }) => startsAt === hold.startsAt) ? hold : undefined;
}

function heading(words: BookingWords, isEmpty: boolean, offer: Offer) {
  const choosing = offer.ahead ? words.move : words.choose;
  return isEmpty ? words.nothing : choosing;
}

/** The zone as it is called on the day that is shown. */
function zoneOf(
  times: readonly Time[],
  { location, language }: Visitor,
  now: Temporal.Instant,
): string {
  return localZone(times[0]?.startsAt ?? now.toString(), location, language);
}

function partsOfDay(times: readonly Time[], words: BookingWords) {
  return [
    { title: words.morning, times: times.filter(({ hour }) => hour < 12) },
    { title: words.afternoon, times: times.filter(({ hour }) => hour >= 12 && hour < 17) },
    { title: words.evening, times: times.filter(({ hour }) => hour >= 17) },
  ].filter((part) => part.times.length > 0);
}

function toHeld(hold: NonNullable<Look['hold']>, visitor: Visitor, now: Temporal.Instant) {
  const seconds = Math.round(now.until(hold.expiresAt).total('seconds'));
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return { ...toTime(hold.startsAt, visitor), seconds, minutes };
}
