import { type Request, type Response, Router } from 'express';
import { createDoor, type Visitor } from '../booking/booking-visitor.ts';
import { lostLinkPages } from '../booking/lost-link.ts';
import { bookingUrl, frame } from '../booking/page-frame.ts';
import type { Context } from '../context.ts';
import { sendPage } from '../pages/pages.ts';
import { canTakeBack, stopMails, takeBackStop, type Unsubscribing } from './unsubscribe.service.ts';
import { unsubscribeWords } from './unsubscribe.texts.ts';

/**
 * `/book/TOKEN/stop`, the link at the end of a follow-up mail. A mail program posts to it by itself
 * when its own "unsubscribe" is clicked (RFC 8058), in whatever form; a GET only asks. Who clicked by
 * mistake takes it back on the page that says it was done.
 */
export function unsubscribeRoutes(ctx: Context): Router {
  const router = Router();
  const door = createDoor(ctx);
  const clickOf = (request: Request, { lead, token }: Visitor): Unsubscribing => ({
    lead,
    stopPath: `/book/${token}/stop`,
    originAddress: request.ip ?? null,
  });
  router.get('/book/:token/stop', async (request, response) => {
    const visitor = await door(request);
    const words = unsubscribeWords[visitor.language];
    if (await canTakeBack(ctx, clickOf(request, visitor))) {
      sendDone(response, visitor);
      return;
    }
    const { title, ask, button } = words;
    send(response, visitor, { heading: title, text: ask, button, path: '/stop' });
  });
  router.post('/book/:token/stop', async (request, response) => {
    const visitor = await door(request);
    await stopMails(ctx, clickOf(request, visitor));
    sendDone(response, visitor);
  });
  router.post('/book/:token/stop/take-back', async (request, response) => {
    const visitor = await door(request);
    const taken = await takeBackStop(ctx, clickOf(request, visitor));
    const { backTitle, back, tooLateTitle, tooLate } = unsubscribeWords[visitor.language];
    const [heading, text] = taken ? [backTitle, back] : [tooLateTitle, tooLate];
    send(response, visitor, { heading, text, button: null, path: '/stop' });
  });
  router.use('/book/:token/stop', lostLinkPages(ctx));
  return router;
}

function sendDone(response: Response, visitor: Visitor): void {
  const { doneTitle, done, mistake } = unsubscribeWords[visitor.language];
  const path = '/stop/take-back';
  send(response, visitor, { heading: doneTitle, text: done, button: mistake, path });
}

type Said = {
  readonly heading: string;
  readonly text: string;
  /** What can be done here, if anything, and under which address of this link. */
  readonly button: string | null;
  readonly path: string;
};

function send(response: Response, visitor: Visitor, { path, ...said }: Said): void {
  const action = bookingUrl(visitor, path);
  const page = { ...frame(visitor), title: said.heading, ...said, action };
  sendPage(response, 'consent/unsubscribe', page);
}
