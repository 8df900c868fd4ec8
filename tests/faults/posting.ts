import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { hashApiKey, insertApiKey } from '../../server/intake/api-key.queries.ts';
import type { Db } from '../../server/db/database.ts';
import { requestBody } from '../support/factories.ts';

const key = 'sp_only_for_tests_only_for_tests';

/** A key, so that the limit for unknown visitors does not get in the way. */
export async function allowPosting(db: Db): Promise<void> {
  await db.transaction().execute((trx) =>
    insertApiKey(trx, {
      name: 'fault test',
      prefix: key.slice(0, 8),
      keyHash: hashApiKey(key),
      createdAt: '2026-01-01T00:00:00.000Z',
      createdById: null,
      lastUsedAt: null,
      revokedAt: null,
    }),
  );
}

/** One request of one person, with what the server said to it so far. */
export type Posted = {
  readonly email: string;
  readonly repeatKey: string;
  /** Null: no answer came. */
  reference: string | null;
};

export function newPosting(number: number): Posted {
  return { email: `person${number}@example.com`, repeatKey: randomUUID(), reference: null };
}

/**
 * Posts it; posting again is safe.
 * @throws TypeError where the connection breaks, Error for any answer but 201
 */
export async function post(url: string, posted: Posted): Promise<void> {
  const response = await fetch(`${url}/api/public/requests`, {
    method: 'POST',
    headers: headersOf(posted),
    body: bodyOf(posted),
  });
  const answer = await response.text();
  if (response.status !== 201) {
    throw new Error(`answered ${response.status}: ${answer}`);
  }
  const { reference } = JSON.parse(answer) as { reference: string };
  posted.reference = reference;
}

/**
 * Sends only the head of a post; answers once the server has it and waits for the body.
 * `finish` sends the body and answers the status.
 */
export async function beginPost(
  url: string,
  posted: Posted,
): Promise<{ finish: () => Promise<number | undefined> }> {
  const body = bodyOf(posted);
  const sending = request(`${url}/api/public/requests`, {
    method: 'POST',
    headers: {
      ...headersOf(posted),
      'Content-Length': Buffer.byteLength(body),
      Expect: '100-continue',
    },
  });
  sending.flushHeaders();
  await once(sending, 'continue');
  const finish = async () => {
    sending.end(body);
    const [response]: IncomingMessage[] = await once(sending, 'response');
    response?.resume();
    return response?.statusCode;
  };
  return { finish };
}

/** What a web site with a key sends along. */
export function headersOf(posted?: Posted): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    Authorization: `Bearer ${key}`,
    ...(posted && { 'Idempotency-Key': posted.repeatKey }),
  };
}

/** Names of one length: none is the beginning of another, so all are different people. */
function bodyOf({ email }: Posted): string {
  const number = email.replaceAll(/\D/g, '').padStart(7, '0');
  return JSON.stringify(requestBody({ email, firstName: `Person ${number}` }));
}

/** What is stored of each person: how often, and with what. */
export async function stored(db: Db): Promise<Map<string, { reference: string; rows: string }>> {
  const rows = await db
    .selectFrom('leads')
    .select(['email', 'reference'])
    .select((eb) => [
      eb
        .selectFrom('activities')
        .select((each) => each.fn.countAll<number>().as('n'))
        .whereRef('leadId', '=', 'leads.id')
        .where('type', '=', 'requested')
        .as('requests'),
      eb
        .selectFrom('consents')
        .select((each) => each.fn.countAll<number>().as('n'))
        .whereRef('leadId', '=', 'leads.id')
        .as('consents'),
      eb
        .selectFrom('emails')
        .select((each) => each.fn.countAll<number>().as('n'))
        .whereRef('leadId', '=', 'leads.id')
        .as('mails'),
    ])
    .execute();
  const people = new Map<string, { reference: string; rows: string }>();
  for (const { email, reference, requests, consents, mails } of rows) {
    const name = email ?? '';
    const twice = people.has(name) ? 'a second lead, ' : '';
    const found = `${twice}${requests} request, ${consents} consents, ${mails} mail`;
    people.set(name, { reference, rows: found });
  }
  return people;
}
