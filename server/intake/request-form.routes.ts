import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { toHttpError } from '../http/error-middleware.ts';
import { HttpError } from '../http/errors.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { sendPage } from '../pages/pages.ts';
import { type Asked, askedByForm, askedByLink, inOtherLanguage } from './form-input.ts';
import { allowFraming } from './framing.ts';
import { type Gate, requireRoom } from './gate.ts';
import { announceRequest, storeRequest } from './intake.service.ts';
import { judgeForm } from './judge-form.ts';
import { formUrl, type FormState, requestForm } from './request-form.ts';
import { type RequestWords, requestWords } from './request-form.texts.ts';
import { sourceDetails } from './source-details.ts';
import { thanksPage } from './thanks-page.ts';

/** The form as a page that needs no script, and what happens when it is sent. */
export function requestFormRoutes(ctx: Context, gate: Gate): Router {
  const router = Router();
  router.get('/request', async (request, response) => {
    await showForm(ctx, response, askedByLink(request), 200);
  });
  router.get('/request/thanks', async (request, response) => {
    await showThanks(ctx, response, askedByLink(request));
  });
  router.post(
    '/request',
    express.urlencoded({ extended: false, limit: '256kb' }),
    async (request, response) => {
      const sent = requireForm(request);
      if (sent.typed['switchTo']) {
        await showForm(ctx, response, inOtherLanguage(sent), 200);
        return;
      }
      // Only a machine fills in the field that nobody sees: it is thanked, and that is all.
      if (!sent.typed['topic']) {
        await takeForm(ctx, gate, sent, request.ip ?? '');
      }
      const { language, typed, framed } = sent;
      response.redirect(303, formUrl(language, typed['location'], framed, '/request/thanks'));
    },
  );
  router.use('/request', showTrouble(ctx));
  return router;
}

/** @throws HttpError 415 */
function requireForm(request: Request): Asked {
  if (!request.is('urlencoded')) {
    throw new HttpError(415, 'wrongType', 'Send the form as application/x-www-form-urlencoded.');
  }
  return askedByForm(request);
}

async function takeForm(ctx: Context, gate: Gate, sent: Asked, address: string): Promise<void> {
  const read = await judgeForm(ctx.db, sent);
  await requireRoom(gate, address, sent.typed['altcha']);
  const origin = {
    source: 'web',
    means: 'webForm',
    sourceDetails: sourceDetails(sent.typed),
    originAddress: address,
  } as const;
  await ctx.db.transaction().execute((trx) => storeRequest(ctx, trx, read, origin));
  announceRequest(ctx);
}

async function showForm(
  ctx: Context,
  response: Response,
  asked: Asked,
  status: number,
  trouble: Partial<Pick<FormState, 'errors' | 'notice'>> = {},
): Promise<void> {
  const locations = await activeLocations(ctx.db);
  if (asked.framed) {
    allowFraming(response);
  }
  const page = requestForm({
    ...asked,
    errors: {},
    ...trouble,
    locations,
    withChallenge: ctx.config.formChallenge,
  });
  sendPage(response, 'intake/request', page, status);
}

async function showThanks(ctx: Context, response: Response, asked: Asked): Promise<void> {
  const locations = await activeLocations(ctx.db);
  if (asked.framed) {
    allowFraming(response);
  }
  sendPage(response, 'intake/thanks', thanksPage(asked, locations));
}

/** Shows the form again, with everything that was typed and what stands in the way. */
function showTrouble(ctx: Context): ErrorRequestHandler {
  return async (thrown, request, response, next) => {
    const error = toHttpError(thrown);
    const asked = askedByForm(request);
    const notice = noticeOf(error, requestWords[asked.language]);
    if (response.headersSent || (error.status !== 422 && notice === null)) {
      next(thrown);
      return;
    }
    const { errors, retryAfter } = error.extras;
    if (retryAfter !== undefined) {
      response.set('Retry-After', String(retryAfter));
    }
    await showForm(ctx, response, asked, error.status, {
      ...(errors && { errors }),
      ...(notice !== null && { notice }),
    });
  };
}

function noticeOf(error: HttpError, words: RequestWords): string | null {
  switch (error.status) {
    case 400:
    case 415:
      return words.unreadable;
    case 413:
      return words.tooLarge;
    case 429:
      return words.wait(Math.ceil((error.extras.retryAfter ?? 60) / 60));
    case 503:
      return words.cannotSave;
    default:
      return null;
  }
}
