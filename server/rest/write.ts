import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { HttpError, fieldErrors, invalid, malformed } from '../http/errors.ts';
import { plainWords } from '../http/plain-words.ts';

type Stored = { readonly id: string | number; readonly version: number };
type Body = Readonly<Record<string, unknown>>;

type Change<Schema extends z.ZodObject> = {
  /** For error codes: `lead`. */
  readonly singular: string;
  /** The record as the API gives it now. */
  readonly stored: Stored;
  readonly body: unknown;
  /** What this role may write here, each field with its schema. */
  readonly writable: Schema;
  /** Embedded records that may come back with the body: embed name → id field. */
  readonly embeds?: Readonly<Record<string, string>>;
};

/**
 * The rule for a whole record sent back: what differs from the stored record must be writable
 * and valid; the rest must be as it was. Nothing is dropped in silence.
 * @returns the writable fields that differ, parsed
 * @throws HttpError 428 without a version, 409 with the current record where it is stale,
 *   422 by field where something can't be written
 */
export function planChanges<Schema extends z.ZodObject>(
  change: Change<Schema>,
): Partial<z.output<Schema>> {
  const { singular, stored, writable } = change;
  const body = asRecord(change.body);
  requireVersion(singular, stored, body);
  const differing = Object.keys(body).filter((name) => differs(change, body, name));
  const refused = differing.filter((name) => !Object.hasOwn(writable.shape, name));
  if (refused.length > 0) {
    throw invalid(Object.fromEntries(refused.map((name) => [name, refusal(name, stored)])));
  }
  return parseChanges(writable, Object.fromEntries(differing.map((name) => [name, body[name]])));
}

/** Parses a part of a record, field by field; unknown and forbidden fields are refused by name. */
export function parseChanges<Schema extends z.ZodObject>(
  writable: Schema,
  changes: Body,
): Partial<z.output<Schema>> {
  const parsed: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(changes)) {
    const schema = Object.hasOwn(writable.shape, name) ? writable.shape[name] : undefined;
    const result = schema && z.safeParse(schema, value, { error: plainWords });
    if (result?.success === true) {
      parsed[name] = result.data;
    } else if (result) {
      Object.assign(errors, fieldErrors(result.error, name));
    } else {
      errors[name] = 'This can’t be changed here.';
    }
  }
  if (Object.keys(errors).length > 0) {
    throw invalid(errors);
  }
  return parsed as Partial<z.output<Schema>>;
}

/** @throws HttpError 428 or 409 */
export function requireVersion(singular: string, stored: Stored, body: Body): void {
  const version = body['version'];
  if (version === undefined || version === null) {
    throw new HttpError(
      428,
      `${singular}.versionMissing`,
      'Say which version you changed, so that nobody’s change is lost.',
    );
  }
  if (version !== stored.version) {
    throw new HttpError(
      409,
      `${singular}.versionConflict`,
      'Somebody changed this in the meantime.',
      { current: stored },
    );
  }
}

export function asRecord(body: unknown): Body {
  const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (!isRecord || Object.hasOwn(body, '__proto__')) {
    throw malformed('Send a JSON object.');
  }
  return body as Body;
}

function differs<Schema extends z.ZodObject>(
  { stored, embeds }: Change<Schema>,
  body: Body,
  name: string,
): boolean {
  if (name === 'version') {
    return false;
  }
  if (Object.hasOwn(stored, name)) {
    return !isDeepStrictEqual(Reflect.get(stored, name), body[name]);
  }
  const pointer = embeds && Object.hasOwn(embeds, name) ? embeds[name] : undefined;
  return pointer === undefined || !isEmbedOf(body[name], Reflect.get(stored, pointer));
}

function isEmbedOf(embedded: unknown, id: unknown): boolean {
  if (embedded === null) {
    return id === null;
  }
  return typeof embedded === 'object' && Reflect.get(embedded, 'id') === id;
}

function refusal(name: string, stored: Stored): string {
  return Object.hasOwn(stored, name)
    ? 'This can’t be changed here.'
    : `There is no field “${name}”.`;
}
