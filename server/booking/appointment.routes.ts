import { Router } from 'express';
import { z } from 'zod';
import { appointmentMove, newAppointment } from '../../shared/appointment.ts';
import type { Context } from '../context.ts';
import { tellDeed } from '../http/deed.ts';
import { parseBody } from '../http/errors.ts';
import { writableLead } from '../leads/lead.queries.ts';
import { readOne } from '../rest/read.ts';
import { listRoute, oneRoute } from '../rest/routes.ts';
import { planChanges } from '../rest/write.ts';
import { principalOf } from '../staff/session.ts';
import { appointmentResource, visitsOfLeads } from './appointment.resource.ts';
import { bookAppointment } from './booking.service.ts';
import { cancelAppointment } from './cancelling.service.ts';
import { freeTimes } from './free-times.ts';
import { moveAppointment } from './moving.service.ts';
import { completeAppointment, markNoShow } from './outcome.service.ts';

/**
 * Appointments: read as a resource, changed only by `POST` and by their actions. A `PUT` of the
 * record as it stands is answered with it; any difference is refused, by field.
 */
export function appointmentRoutes(ctx: Context): Router {
  const router = Router();
  const ofCalendars = listRoute(ctx, appointmentResource);
  const ofLeads = listRoute(ctx, visitsOfLeads);
  router.get('/appointments', (request, response, next) =>
    (namesLeads(request.query['filter']) ? ofLeads : ofCalendars)(request, response, next),
  );
  router.get('/appointments/free', async (request, response) => {
    response.json(await freeTimes(ctx, principalOf(response), request.query));
  });
  router.get('/appointments/:id', oneRoute(ctx, visitsOfLeads));
  router.post('/appointments', async (request, response) => {
    const principal = principalOf(response);
    const { startsAt, roomId, minutes, recording, ...wish } = parseBody(
      newAppointment,
      request.body,
    );
    await writableLead(ctx.db, principal, wish.leadId);
    const { appointment, activityId } = await bookAppointment(ctx, {
      ...wish,
      start: Temporal.Instant.from(startsAt),
      roomId: roomId ?? null,
      minutes: minutes ?? null,
      recording: recording ?? false,
      actorId: principal.userId,
    });
    tellDeed(response, activityId);
    const { id } = appointment;
    response.status(201).json(await readOne(ctx.db, principal, appointmentResource, id));
  });
  router.put('/appointments/:id', async (request, response) => {
    const principal = principalOf(response);
    const stored = await readOne(ctx.db, principal, appointmentResource, request.params.id);
    planChanges({
      singular: appointmentResource.singular,
      stored,
      body: request.body,
      writable: z.object({}),
      embeds: { lead: 'leadId', location: 'locationId', room: 'roomId' },
    });
    response.json(stored);
  });
  actionRoutes(ctx, router);
  return router;
}

/** Whoever asks for leads by name gets all their visits; calendars only those of their location. */
function namesLeads(filter: unknown): boolean {
  return typeof filter === 'string' && /"leadId"\s*:/.test(filter);
}

/** Answers the activity that tells of it, where that can be taken back. */
type Act = (id: number, actorId: string, body: unknown) => Promise<number | null>;

function actionRoutes(ctx: Context, router: Router): void {
  const acts: Record<string, Act> = {
    complete: (id, actorId) => completeAppointment(ctx, { id, actorId }),
    cancel: async (id, actorId) => {
      await cancelAppointment(ctx, { id, actorId });
      return null;
    },
    'no-show': (id, actorId) => markNoShow(ctx, { id, actorId }),
    move: async (id, actorId, body) => {
      const { startsAt, roomId, notify, version } = parseBody(appointmentMove, body);
      const start = Temporal.Instant.from(startsAt);
      const wish = { id, actorId, start, roomId: roomId ?? null, notify };
      await moveAppointment(ctx, { ...wish, version: version ?? null });
      return null;
    },
  };
  for (const [name, act] of Object.entries(acts)) {
    router.post(`/appointments/:id/${name}`, async (request, response) => {
      const principal = principalOf(response);
      const read = () => readOne(ctx.db, principal, appointmentResource, request.params.id);
      const { id } = await read();
      tellDeed(response, await act(id, principal.userId, request.body));
      response.json(await read());
    });
  }
}
