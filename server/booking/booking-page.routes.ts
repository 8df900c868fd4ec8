import express, { Router } from 'express';
import { nowIso } from '../clock.ts';
import type { Context } from '../context.ts';
import { requireType } from '../http/content-type.ts';
import { HttpError } from '../http/errors.ts';
import { formatPhone } from '../intake/phone.ts';
import { sendPage } from '../pages/pages.ts';
import { nextOf } from './ahead.ts';
import { calendarAppointments } from './appointment.queries.ts';
import type { AppointmentRow } from './booking.table.ts';
import { bookingActRoutes } from './booking-acts.routes.ts';
import { showBookingPage } from './booking-answer.ts';
import { bookingUrl, messagePage } from './page-frame.ts';
import { bookingWords } from './booking-page.texts.ts';
import { createDoor, type Visitor } from './booking-visitor.ts';
import { calendarFile } from './calendar-file.ts';
import { lostLinkPages } from './lost-link.ts';
import { publicBookingRoutes } from './public-booking.routes.ts';

/**
 * The pages behind a booking link, `/book/TOKEN`, whole without any script: days and times are
 * links and forms. No GET changes anything; what a person did arrives as a POST.
 */
export function bookingPageRoutes(ctx: Context): Router {
  const router = Router();
  const door = createDoor(ctx);
  const pages = Router();
  pages.use(requireType('urlencoded'), express.urlencoded({ extended: false, limit: '20kb' }));
  pages.get('/:token', async (request, response) => {
    const visitor = await door(request);
    const { day, move, cancelled } = request.query;
    await showBookingPage(ctx, response, visitor, {
      day: typeof day === 'string' ? day : null,
      moving: move !== undefined,
      notice: cancelled === undefined ? null : bookingWords[visitor.language].cancelled,
    });
  });
  pages.get('/:token/thanks', async (request, response) => {
    const visitor = await door(request);
    const { thanksTitle, thanks, backToTimes: label } = bookingWords[visitor.language];
    const next = { url: bookingUrl(visitor), label };
    const text = thanks(formatPhone(visitor.location.phone));
    const { view, page } = messagePage(visitor, thanksTitle, text, next);
    sendPage(response, view, page);
  });
  pages.get('/:token/appointment.ics', async (request, response) => {
    const visitor = await door(request);
    const appointment = await calendarEntry(ctx, visitor, request.query['appointment']);
    response
      .set('Cache-Control', 'no-store')
      .attachment('appointment.ics')
      .type('text/calendar; charset=utf-8')
      .send(fileFor(ctx, visitor, appointment));
  });
  pages.use(bookingActRoutes(ctx, door));
  router.use('/book', pages, lostLinkPages(ctx));
  router.use('/api/public/bookings', publicBookingRoutes(ctx, door));
  return router;
}

/**
 * The appointment that was asked for by its id; else the one that the page shows, else what was
 * cancelled last.
 * @throws HttpError 404
 */
async function calendarEntry(
  ctx: Context,
  { lead }: Visitor,
  asked: unknown,
): Promise<AppointmentRow> {
  const now = nowIso(ctx.clock);
  const own = await calendarAppointments(ctx.db, lead.id, now);
  const found =
    asked === undefined
      ? (nextOf(own, now) ?? own.toSorted((a, b) => b.id - a.id)[0])
      : own.find(({ id }) => String(id) === asked);
  if (!found) {
    throw new HttpError(404, 'appointment.none', 'There is no appointment ahead.');
  }
  return found;
}

/** A cancelled appointment's file takes the entry out of the calendar again. */
function fileFor(
  ctx: Context,
  { token, location, language }: Visitor,
  appointment: AppointmentRow,
): string {
  const method = appointment.status === 'cancelled' ? 'CANCEL' : 'PUBLISH';
  return calendarFile(appointment, location, language, method, `${ctx.publicUrl}/book/${token}`);
}
