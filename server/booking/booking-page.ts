import { formatPhone } from '../intake/phone.ts';
import { isOver } from '../leads/open-lead.ts';
import { bookedPage } from './booked-page.ts';
import { bookingWords } from './booking-page.texts.ts';
import { mayChange } from './booking-rules.ts';
import type { Visitor } from './booking-visitor.ts';
import { choosePage } from './choose-page.ts';
import type { Offer } from './offer.ts';
import { greeted, type Look, messagePage, type View } from './page-frame.ts';

/** The page that fits: closed, booked, had one, or the free times. */
export function bookingPage(visitor: Visitor, offer: Offer, look: Look): View {
  const words = bookingWords[visitor.language];
  const phone = formatPhone(visitor.location.phone);
  if (isOver(visitor.lead)) {
    return messagePage(visitor, words.closedTitle, words.closedNote(phone));
  }
  if (offer.hadOne) {
    return messagePage(visitor, words.hadTitle(greeted(visitor)), words.had(phone));
  }
  const choosing = look.moving === true && canMove(visitor, offer, look);
  return offer.ahead && !choosing
    ? bookedPage(visitor, offer.ahead, look)
    : choosePage(visitor, offer, look);
}

function canMove({ location }: Visitor, { ahead }: Offer, { now }: Look): boolean {
  return ahead !== null && mayChange(ahead, location, now);
}
