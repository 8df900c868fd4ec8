import { type Response, Router } from 'express';
import { frame } from '../booking/page-frame.ts';
import { createDoor, type Visitor } from '../booking/booking-visitor.ts';
import { lostLinkPages } from '../booking/lost-link.ts';
import type { Context } from '../context.ts';
import { sendPage } from '../pages/pages.ts';
import { stopMails } from './stop-mails.service.ts';
import { stopWords } from './stop.texts.ts';

/**
 * `/book/TOKEN/stop`, the link at the end of a follow-up mail. A mail program posts to it by itself
 * when its own "unsubscribe" is clicked (RFC 8058), in whatever form; a GET only asks.
 */
export function stopMailsRoutes(ctx: Context): Router {
  const router = Router();
  const door = createDoor(ctx);
  router.get('/book/:token/stop', async (request, response) => {
    const visitor = await door(request);
    const { title, ask, button } = stopWords[visitor.language];
    send(response, visitor, { heading: title, text: ask, button });
  });
  router.post('/book/:token/stop', async (request, response) => {
    const visitor = await door(request);
    await stopMails(ctx, visitor.lead, request.ip ?? null);
    const { doneTitle, done } = stopWords[visitor.language];
    send(response, visitor, { heading: doneTitle, text: done, button: null });
  });
  router.use('/book/:token/stop', lostLinkPages(ctx));
  return router;
}

type Said = { readonly heading: string; readonly text: string; readonly button: string | null };

function send(response: Response, visitor: Visitor, said: Said): void {
  sendPage(response, 'follow-up/stop', { ...frame(visitor), title: said.heading, ...said });
}
