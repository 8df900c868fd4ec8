import { type Response, Router } from 'express';
import { monthlyMailInput } from '../../../shared/monthly-mail.ts';
import type { Context } from '../../context.ts';
import { parseBody } from '../../http/errors.ts';
import { sendPage } from '../../pages/pages.ts';
import { onlyFor, principalOf } from '../../staff/session.ts';
import { wantsMonthlyMail } from './monthly-mail.queries.ts';
import { chooseMonthlyMail, stopMonthlyMail } from './monthly-mail.service.ts';
import { stopLinkHolder } from './stop-link.ts';

/** `/api/me/monthly-mail`: managers and admins switch their own monthly mail on and off. */
export function monthlyMailRoutes(ctx: Context): Router {
  const router = Router();
  router.use('/me/monthly-mail', onlyFor('manager'));
  router.get('/me/monthly-mail', async (_request, response) => {
    response.json({ on: await wantsMonthlyMail(ctx.db, principalOf(response).userId) });
  });
  router.put('/me/monthly-mail', async (request, response) => {
    const choice = parseBody(monthlyMailInput, request.body);
    await chooseMonthlyMail(ctx, principalOf(response).userId, choice);
    response.json(choice);
  });
  return router;
}

/**
 * `/monthly-mail/TOKEN/stop`, the link in the mail. A mail program posts to it by itself when its own
 * "unsubscribe" is clicked (RFC 8058), in whatever form; a GET only asks.
 */
export function monthlyStopRoutes(ctx: Context): Router {
  const router = Router();
  router.get('/monthly-mail/:token/stop', (request, response) => {
    const isOurs = stopLinkHolder(ctx, request.params.token) !== null;
    send(response, isOurs ? 'ask' : 'lost');
  });
  router.post('/monthly-mail/:token/stop', async (request, response) => {
    const userId = stopLinkHolder(ctx, request.params.token);
    const isKnown = userId !== null && (await stopMonthlyMail(ctx, userId));
    send(response, isKnown ? 'done' : 'lost');
  });
  return router;
}

const pages = {
  ask: {
    title: 'No more monthly figures by mail?',
    text: 'The Reports page shows them all the same.',
    button: 'Stop the mail',
  },
  done: {
    title: 'The monthly mail is switched off',
    text: 'You can switch it on again on the Reports page.',
    button: null,
  },
  lost: {
    title: 'This link doesn’t work',
    text: 'Sign in and switch the monthly mail off on the Reports page.',
    button: null,
  },
} as const;

function send(response: Response, which: keyof typeof pages): void {
  const frame = { language: 'en', clinicName: 'Stillpoint', forStaff: true } as const;
  const status = which === 'lost' ? 404 : 200;
  sendPage(response, 'reports/monthly/stop', { ...frame, ...pages[which] }, status);
}
