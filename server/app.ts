import express, { type Express, type RequestHandler, Router } from 'express';
import { auditRoutes } from './audit/audit.routes.ts';
import { appointmentRoutes } from './booking/appointment.routes.ts';
import { bookingPageRoutes } from './booking/booking-page.routes.ts';
import { consentRoutes } from './consent/consent.routes.ts';
import { unsubscribeRoutes } from './consent/unsubscribe.routes.ts';
import type { Context } from './context.ts';
import { duplicateRoutes } from './duplicates/duplicate.routes.ts';
import { erasureRoutes } from './erasure/erasure.routes.ts';
import { errorMiddleware } from './http/error-middleware.ts';
import { notFound } from './http/errors.ts';
import { securityHeaders } from './http/security-headers.ts';
import { readJson, refuseTheRest } from './http/staff-api.ts';
import { fullExportRoutes } from './imports/export/full-export.routes.ts';
import { importRoutes } from './imports/import.routes.ts';
import { uploadRoutes } from './imports/upload.routes.ts';
import { apiKeyRoutes } from './intake/api-key.routes.ts';
import { intakeRoutes } from './intake/intake.routes.ts';
import { activityRoutes } from './leads/activity.routes.ts';
import { findRoutes } from './leads/find.routes.ts';
import { leadRoutes } from './leads/lead.routes.ts';
import type { Live } from './live/live.ts';
import { liveRoutes } from './live/live.routes.ts';
import { locationRoutes } from './locations/location.routes.ts';
import { roomRoutes } from './locations/room.routes.ts';
import { requestLog } from './log.ts';
import { monthlyMailRoutes, monthlyStopRoutes } from './reports/monthly/monthly-mail.routes.ts';
import { reportRoutes } from './reports/report.routes.ts';
import { mergingRoutes } from './merging/merging.routes.ts';
import { emailTemplateRoutes } from './mail/email-template.routes.ts';
import { emailRoutes } from './mail/email.routes.ts';
import { healthRoutes } from './operations/health.routes.ts';
import { assetRoutes } from './pages/assets.ts';
import { authRoutes } from './staff/auth.routes.ts';
import { type Auth, createAuth } from './staff/auth.ts';
import { sameOrigin } from './staff/same-origin.ts';
import { createSessions } from './staff/session.ts';
import { setupRoutes } from './staff/setup.routes.ts';
import { userRoutes } from './staff/user.routes.ts';
import { todayRoutes } from './today/today.routes.ts';
import { undoRoutes } from './follow-up/undo.routes.ts';
import { dutyRoutes } from './assignment/duty.routes.ts';
import { taskRoutes } from './tasks/task.routes.ts';
import { transferRoutes } from './transfers/transfer.routes.ts';
import { viewRoutes } from './views/view.routes.ts';
import type { Worker } from './worker.ts';

/** What runs beside the requests. */
type Beside = { readonly mailSender: Worker; readonly live: Live };

/** The whole of Stillpoint as one express application. */
export function createApp(
  ctx: Context,
  { mailSender, live }: Beside,
  dashboardFiles: Router,
): Express {
  const app = express();
  const auth = createAuth(ctx);
  app.disable('x-powered-by');
  app.set('trust proxy', ctx.config.trustProxy);
  app.set('query parser', 'simple');
  // Nothing here may be kept, so there is nothing to compare; files have tags of their own.
  app.set('etag', false);
  app.use(requestLog(ctx.log), securityHeaders(ctx.publicUrl));
  app.use(healthRoutes(ctx, mailSender));
  app.use('/api', unlessPublic(staffApi(ctx, auth, live)));
  app.use(assetRoutes());
  app.use(unsubscribeRoutes(ctx), monthlyStopRoutes(ctx));
  app.use(intakeRoutes(ctx), bookingPageRoutes(ctx), setupRoutes(ctx), authRoutes(ctx, auth));
  app.use(dashboardFiles);
  app.use(() => {
    throw notFound('This page');
  });
  app.use(errorMiddleware(ctx.log));
  return app;
}

/** The staff API is asked most, so it is asked first; what needs no session lies beside it. */
function unlessPublic(staff: Router): RequestHandler {
  return (request, response, next) => {
    if (/^\/(public|auth)(\/|$)/.test(request.path)) {
      next();
      return;
    }
    staff(request, response, next);
  };
}

function staffApi(ctx: Context, auth: Auth, live: Live): Router {
  const api = Router();
  const sessions = createSessions(ctx, auth);
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  // Files come before bodies are taken for JSON.
  api.use(sameOrigin(ctx), sessions.require, uploadRoutes(ctx), readJson());
  // Before the leads, whose ids would take their names.
  api.use(mergingRoutes(ctx), fullExportRoutes(ctx));
  api.use(leadRoutes(ctx), findRoutes(ctx), activityRoutes(ctx), taskRoutes(ctx));
  api.use(appointmentRoutes(ctx), todayRoutes(ctx), undoRoutes(ctx), dutyRoutes(ctx));
  api.use(transferRoutes(ctx));
  api.use(locationRoutes(ctx), roomRoutes(ctx), userRoutes(ctx));
  api.use(emailRoutes(ctx), emailTemplateRoutes(ctx), apiKeyRoutes(ctx), auditRoutes(ctx));
  api.use(duplicateRoutes(ctx));
  api.use(consentRoutes(ctx), erasureRoutes(ctx));
  api.use(importRoutes(ctx));
  api.use(reportRoutes(ctx), monthlyMailRoutes(ctx));
  api.use(viewRoutes(ctx), liveRoutes(ctx, live, sessions.read));
  refuseTheRest(api);
  return api;
}
