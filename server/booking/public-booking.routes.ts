import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { addresseeOf } from '../../shared/addressee.ts';
import { chosenTime } from '../../shared/appointment.ts';
import type { Context } from '../context.ts';
import { requireType } from '../http/content-type.ts';
import { HttpError, malformed, parseBody } from '../http/errors.ts';
import { toHttpError } from '../http/error-middleware.ts';
import { publicLocation } from '../intake/public-location.ts';
import { daysBetween } from '../locations/calendar.ts';
import { aheadOf } from './ahead.ts';
import { bookAppointment } from './booking.service.ts';
import type { AppointmentRow } from './booking.table.ts';
import type { Door, Visitor } from './booking-visitor.ts';
import { cancelAppointment } from './cancelling.service.ts';
import { moveAppointment } from './moving.service.ts';
import { type Offer, offerFor } from './offer.ts';

/** What a program does with a booking link: the same as the page, in JSON. */
export function publicBookingRoutes(ctx: Context, door: Door): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store').set('Referrer-Policy', 'no-referrer');
    next();
  });
  router.use(requireType('json'), express.json({ limit: '20kb' }));
  router.get('/:token', async (request, response) => {
    const visitor = await door(request);
    const offer = await offerFor(ctx, visitor);
    const slots = slotsFrom(offer, request.query['from']);
    const { name: firstName } = addresseeOf(visitor.lead);
    const location = publicLocation(visitor.location);
    response.json({ firstName, location, slots, appointment: toPublic(offer.ahead) });
  });
  actRoutes(ctx, door, router);
  return router;
}

function actRoutes(ctx: Context, door: Door, router: Router): void {
  router.post('/:token', async (request, response) => {
    await withFreshSlots(ctx, door, request, response, async ({ lead }) => {
      const start = startOf(request);
      const wish = { leadId: lead.id, kind: 'consultation', start, actorId: null } as const;
      const { appointment } = await bookAppointment(ctx, wish);
      response.status(201).json({ appointment: toPublic(appointment) });
    });
  });
  router.put('/:token', async (request, response) => {
    await withFreshSlots(ctx, door, request, response, async ({ lead }) => {
      const start = startOf(request);
      const { id } = await requireAhead(ctx, lead.id);
      const appointment = await moveAppointment(ctx, { id, start, actorId: null });
      response.json({ appointment: toPublic(appointment) });
    });
  });
  router.delete('/:token', async (request, response) => {
    const { lead } = await door(request);
    const { id } = await requireAhead(ctx, lead.id);
    const appointment = await cancelAppointment(ctx, { id, actorId: null });
    response.json({ appointment: toPublic(appointment) });
  });
}

/** A conflict is answered with the times that are free now. */
async function withFreshSlots(
  ctx: Context,
  door: Door,
  request: Request,
  response: Response,
  act: (visitor: Visitor) => Promise<void>,
): Promise<void> {
  const visitor = await door(request);
  try {
    await act(visitor);
  } catch (thrown) {
    const error = toHttpError(thrown);
    if (error.status !== 409) {
      throw thrown;
    }
    const slots = slotsFrom(await offerFor(ctx, visitor), undefined);
    const { message, code } = error;
    response.status(409).json({ message, code, slots });
  }
}

function startOf(request: Request): Temporal.Instant {
  return Temporal.Instant.from(parseBody(chosenTime, request.body).startsAt);
}

/** @throws HttpError 409 */
async function requireAhead(ctx: Context, leadId: number): Promise<AppointmentRow> {
  const ahead = await aheadOf(ctx, leadId);
  if (!ahead) {
    throw new HttpError(409, 'appointment.none', 'There is no appointment ahead.');
  }
  return ahead;
}

const answeredDays = 62;

/**
 * Two months of free times from a local day on (default: today). A program
 * asks for what comes later with `?from=`.
 * @throws HttpError 400
 */
function slotsFrom(offer: Offer, asked: unknown) {
  const from = asked === undefined ? offer.window.from : z.iso.date().safeParse(asked).data;
  if (from === undefined) {
    throw malformed('“from” must be a date like 2026-12-24.');
  }
  const first = Temporal.PlainDate.from(from);
  return daysBetween(first, first.add({ days: answeredDays - 1 }))
    .flatMap(offer.free.on)
    .map(toTime);
}

function toTime({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return { startsAt, endsAt };
}

function toPublic(appointment: AppointmentRow | null) {
  return (
    appointment && {
      kind: appointment.kind,
      startsAt: appointment.startsAt,
      endsAt: appointment.endsAt,
      status: appointment.status,
    }
  );
}
