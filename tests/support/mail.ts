import { onTestFinished } from 'vitest';
import type { ActivityType } from '../../shared/vocabulary.ts';
import type { EmailRow } from '../../server/mail/mail.table.ts';
import { type AppOptions, startApp, type TestApp } from './app.ts';
import { makeLocation, requestBody } from './factories.ts';

/** The whole app with one location; stopped when the test is over. */
export async function mailApp(
  options: AppOptions = { smtp: true },
  location: Record<string, unknown> = {},
): Promise<TestApp> {
  const app = await startApp(options);
  onTestFinished(app.stop);
  await makeLocation(app, location);
  return app;
}

/** Somebody asks for a consultation on a clinic's web site. */
export async function ask(app: TestApp, fields: Record<string, unknown> = {}): Promise<void> {
  const answer = await app.visitor.post('/api/public/requests', requestBody(fields));
  if (answer.status !== 201) {
    throw new Error(`the request was answered ${answer.status}: ${answer.text}`);
  }
}

export function firstEmail(app: TestApp): Promise<EmailRow> {
  return app.db.selectFrom('emails').selectAll().orderBy('id').executeTakeFirstOrThrow();
}

export function activities(app: TestApp, type: ActivityType) {
  return app.db.selectFrom('activities').selectAll().where('type', '=', type).execute();
}

export function openTasks(app: TestApp) {
  return app.db.selectFrom('tasks').selectAll().where('doneAt', 'is', null).execute();
}
