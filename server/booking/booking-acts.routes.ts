import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { chosenTime } from '../../shared/appointment.ts';
import type { Context } from '../context.ts';
import { HttpError, parseBody } from '../http/errors.ts';
import { aheadOf } from './ahead.ts';
import { bookAppointment } from './booking.service.ts';
import { problemOf, showBookingPage } from './booking-answer.ts';
import { bookingUrl } from './page-frame.ts';
import { bookingWords } from './booking-page.texts.ts';
import type { Door, Visitor } from './booking-visitor.ts';
import { createCallWish } from './call-wish.service.ts';
import { cancelAppointment } from './cancelling.service.ts';
import { dayOf } from './day-strip.ts';
import { holdTime } from './hold.service.ts';
import { moveAppointment } from './moving.service.ts';
import { noteOpened } from './opened.service.ts';

/** What a person does on the page. @returns where the browser goes next */
type Act = (ctx: Context, visitor: Visitor, body: unknown) => Promise<string>;

const maxWords = 300;

const acts: Readonly<Record<string, Act>> = {
  '': book,
  '/hold': hold,
  '/move': move,
  '/cancel': cancel,
};

/** The forms of the booking page: each does one thing and leads back to the page. */
export function bookingActRoutes(ctx: Context, door: Door): Router {
  const router = Router();
  router.post('/:token/opened', async (request, response) => {
    await noteOpened(ctx, await door(request));
    response.status(204).end();
  });
  for (const [path, run] of Object.entries(acts)) {
    router.post(`/:token${path}`, actRoute(ctx, door, run));
  }
  router.post('/:token/when', whenRoute(ctx, door));
  return router;
}

/** What is refused is answered with the page as it stands, and why. */
function actRoute(ctx: Context, door: Door, run: Act) {
  return async (request: Request, response: Response): Promise<void> => {
    const visitor = await door(request);
    await noteOpened(ctx, visitor);
    try {
      response.redirect(303, await run(ctx, visitor, request.body));
    } catch (error) {
      const refused = problemOf(error);
      if (!refused) {
        throw error;
      }
      const { problem, status } = refused;
      const { day, moving } = keptChoice(visitor, request.body);
      await showBookingPage(ctx, response, await door(request), { problem, day, moving }, status);
    }
  };
}

function keptChoice({ location }: Visitor, body: unknown) {
  const chosen = chosenTime.safeParse(body);
  return {
    day: chosen.success ? dayOf(chosen.data, location.timeZone) : null,
    moving: movingForm.safeParse(body).success,
  };
}

async function book(ctx: Context, visitor: Visitor, body: unknown): Promise<string> {
  const { startsAt } = parseBody(chosenTime, body);
  const start = Temporal.Instant.from(startsAt);
  await bookAppointment(ctx, {
    leadId: visitor.lead.id,
    kind: 'consultation',
    start,
    actorId: null,
  });
  return bookingUrl(visitor);
}

const movingForm = z.object({ move: z.coerce.number().int().min(1) });

async function hold(ctx: Context, visitor: Visitor, body: unknown): Promise<string> {
  const { startsAt } = parseBody(chosenTime, body);
  const moving = movingForm.safeParse(body).data?.move ?? null;
  const movingId = moving === null ? null : await ownAhead(ctx, visitor, moving);
  const start = Temporal.Instant.from(startsAt);
  await holdTime(ctx, { leadId: visitor.lead.id, start, movingId });
  const day = dayOf({ startsAt }, visitor.location.timeZone);
  const kept = moving === null ? {} : { move: String(moving) };
  return `${bookingUrl(visitor, '', { day, ...kept })}#confirm`;
}

async function move(ctx: Context, visitor: Visitor, body: unknown): Promise<string> {
  const { startsAt } = parseBody(chosenTime, body);
  const id = await ownAhead(ctx, visitor, parseBody(movingForm, body).move);
  await moveAppointment(ctx, { id, start: Temporal.Instant.from(startsAt), actorId: null });
  return bookingUrl(visitor);
}

const cancelForm = z.object({ appointment: z.coerce.number().int().min(1) });

async function cancel(ctx: Context, visitor: Visitor, body: unknown): Promise<string> {
  const id = await ownAhead(ctx, visitor, parseBody(cancelForm, body).appointment);
  await cancelAppointment(ctx, { id, actorId: null });
  return bookingUrl(visitor, '', { cancelled: '1' });
}

/**
 * The form must be about what is ahead now: a page left open may show what was.
 * @throws HttpError 409
 */
async function ownAhead(ctx: Context, { lead }: Visitor, id: number): Promise<number> {
  const ahead = await aheadOf(ctx, lead.id);
  if (ahead?.id !== id) {
    throw new HttpError(409, 'appointment.changed', 'This appointment has changed meanwhile.');
  }
  return id;
}

const whenForm = z.object({ when: z.string().trim().default('') });

function whenRoute(ctx: Context, door: Door) {
  const wish = createCallWish(ctx);
  return async (request: Request, response: Response): Promise<void> => {
    const visitor = await door(request);
    await noteOpened(ctx, visitor);
    const { when: text } = parseBody(whenForm, request.body ?? {});
    const { whenProblems } = bookingWords[visitor.language];
    const tooLong = text.length > maxWords ? whenProblems.tooLong : null;
    const error = text === '' ? whenProblems.empty : tooLong;
    if (error !== null) {
      await showBookingPage(ctx, response, visitor, { when: { text, error } }, 422);
      return;
    }
    await wish(visitor.lead.id, text);
    response.redirect(303, bookingUrl(visitor, '/thanks'));
  };
}
