import type { Response } from 'express';
import { toIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { HttpError } from '../http/errors.ts';
import { sendPage } from '../pages/pages.ts';
import { bookingPage } from './booking-page.ts';
import type { BookingProblem } from './booking-page.texts.ts';
import type { Visitor } from './booking-visitor.ts';
import { findHold } from './hold.queries.ts';
import { offerFor } from './offer.ts';
import type { Look } from './page-frame.ts';

/** Answers with the page as things stand now. */
export async function showBookingPage(
  ctx: Context,
  response: Response,
  visitor: Visitor,
  look: Omit<Look, 'now' | 'hold'>,
  status = 200,
): Promise<void> {
  const now = ctx.clock.now();
  const offer = await offerFor(ctx, visitor);
  const hold = await findHold(ctx.db, visitor.lead.id, toIso(now));
  const { view, page } = bookingPage(visitor, offer, { ...look, now, hold });
  sendPage(response, view, page, status);
}

const problems: Readonly<Record<string, BookingProblem>> = {
  'appointment.roomTaken': 'taken',
  'appointment.alreadyBooked': 'alreadyBooked',
  'appointment.tooLate': 'tooLate',
  'appointment.notBooked': 'changed',
  'appointment.changed': 'changed',
  'lead.closed': 'other',
};

/** What to say on the page about a refusal; null: it is none that the page can explain. */
export function problemOf(error: unknown): { problem: BookingProblem; status: number } | null {
  if (!(error instanceof HttpError)) {
    return null;
  }
  const problem = error.code === 'invalid' ? misfit(error) : problems[error.code];
  return problem ? { problem, status: error.status } : null;
}

/** A time can be wrong by choice; any other field is the page's own. */
function misfit({ extras }: HttpError): BookingProblem {
  return extras.errors?.['startsAt'] === undefined ? 'other' : 'notOffered';
}
