import express, { type ErrorRequestHandler, type Response, Router } from 'express';
import type { Context } from '../context.ts';
import { HttpError, fieldErrors } from '../http/errors.ts';
import { type Field, type Page, sendPage } from '../pages/pages.ts';
import { linkHolder, usePasswordLink } from './password-link.ts';
import { passwordLength } from './password.ts';
import { setupForm } from './setup-form.ts';
import { newPassword, requireSetupCode, setUp, setupInput } from './setup.ts';

/**
 * The pages behind a one-time link: the setup of the first start, and choosing a password. What
 * authorises their forms is the code of the link, which no other web site knows.
 */
export function setupRoutes(ctx: Context): Router {
  const router = Router();
  const pages = ['/setup', '/set-password'];
  router.use(pages, express.urlencoded({ extended: false, limit: '20kb' }));
  setupPages(router, ctx);
  passwordPages(router, ctx);
  router.use(pages, deadLinkPage);
  return router;
}

function setupPages(router: Router, ctx: Context): void {
  router.get('/setup', async (request, response) => {
    const code = textOf(request.query['code']);
    await requireSetupCode(ctx, code);
    sendPage(response, 'staff/setup', setupForm(code, {}, {}));
  });
  router.post('/setup', async (request, response) => {
    const typed = textsOf(request.body);
    const { code = '' } = typed;
    await requireSetupCode(ctx, code);
    const parsed = setupInput.safeParse(typed);
    if (!parsed.success) {
      sendPage(response, 'staff/setup', setupForm(code, typed, fieldErrors(parsed.error)), 422);
      return;
    }
    await setUp(ctx, code, parsed.data);
    response.redirect(303, '/admin/');
  });
}

function passwordPages(router: Router, ctx: Context): void {
  router.get('/set-password', async (request, response) => {
    const token = textOf(request.query['token']);
    const { email } = await linkHolder(ctx, ctx.db, token);
    sendPage(response, 'staff/set-password', passwordForm(token, email));
  });
  router.post('/set-password', async (request, response) => {
    const { token = '', password = '' } = textsOf(request.body);
    const { email } = await linkHolder(ctx, ctx.db, token);
    const parsed = newPassword.safeParse(password);
    if (!parsed.success) {
      const error = parsed.error.issues[0]?.message;
      sendPage(response, 'staff/set-password', passwordForm(token, email, error), 422);
      return;
    }
    await usePasswordLink(ctx, token, parsed.data);
    sendMessage(response, 200, 'Your password is set', 'You can sign in with it now.');
  });
}

type PasswordPage = Page & { token: string; email: string; shortest: number; field: Field };

function passwordForm(token: string, email: string, error?: string): PasswordPage {
  return {
    language: 'en',
    title: 'Choose a password',
    clinicName: 'Stillpoint',
    forStaff: true,
    token,
    email,
    shortest: passwordLength.min,
    field: {
      name: 'password',
      label: 'New password',
      type: 'password',
      required: true,
      autocomplete: 'new-password',
      error,
    },
  };
}

/** A person is reading here: 404 is a page, not JSON. */
const deadLinkPage: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (!(error instanceof HttpError) || error.status !== 404) {
    next(error);
    return;
  }
  sendMessage(
    response,
    404,
    'This link does not work any more',
    'It was used already, or it is too old. Ask for a new one: at the sign-in with “I forgot my password”, or from an admin of your clinic.',
  );
};

type MessagePage = Page & { message: string };

function sendMessage(response: Response, status: number, title: string, message: string): void {
  const page: MessagePage = {
    language: 'en',
    title,
    clinicName: 'Stillpoint',
    forStaff: true,
    message,
  };
  sendPage(response, 'staff/message', page, status);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The fields of a form that hold one text each. */
function textsOf(body: unknown): Record<string, string> {
  const entries = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, textOf(value)]));
}
