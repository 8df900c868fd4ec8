import { hour, minute } from './clinic.ts';
import { hasVisit, isOpen, plan, type Tale } from './tale.ts';
import { bookVisit, openBookingPage } from './visits.ts';

/** After a mail with a link: many open it, some of them book, some come back later. */
export function planOpening(tale: Tale, mailedAt: number): void {
  const { random } = tale.world;
  if (!random.chance(0.62)) {
    return;
  }
  const at = mailedAt + random.int(1, 20) * minute + Math.round(random.wait(5 * hour));
  plan(tale, at, () => open(tale, at));
}

function open(tale: Tale, at: number): void {
  const { random, now } = tale.world;
  if (!isOpen(tale) || hasVisit(tale, 'booked', 'completed')) {
    return;
  }
  const sawTimes = openBookingPage(tale, at);
  const bookedAt = at + random.int(40, 400) * 1000;
  if (sawTimes && random.chance(0.34) && bookedAt <= now) {
    bookVisit(tale, bookedAt, 'consultation', null);
  } else if (random.chance(0.25)) {
    const again = at + Math.round(random.wait(30 * hour));
    plan(tale, again, () => open(tale, again));
  }
}
