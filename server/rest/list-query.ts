import { z } from 'zod';
import { malformed } from '../http/errors.ts';

export const maxRange = 1000;

const known = new Set(['sort', 'range', 'filter', 'embed']);

const sort = z.tuple([z.string(), z.enum(['ASC', 'DESC'])]);
const range = z
  .tuple([z.int().min(0), z.int().min(0)])
  .refine(([from, to]) => to >= from && to - from < maxRange);
const filter = z.record(z.string(), z.unknown());
const embed = z.array(z.string()).max(10);

export type ListQuery = {
  readonly sort: readonly [string, 'ASC' | 'DESC'] | null;
  readonly from: number;
  readonly to: number;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly embed: readonly string[];
};

/**
 * Reads `sort`, `range`, `filter` and `embed`, each a JSON text.
 * @throws HttpError 400 that names the parameter
 */
export function parseListQuery(query: Readonly<Record<string, unknown>>): ListQuery {
  refuseStrangers(query, known);
  const [from, to] = parseParameter(query, 'range', range, 'like [0,24], at most 1,000 rows') ?? [
    0,
    maxRange - 1,
  ];
  return {
    sort: parseParameter(query, 'sort', sort, 'like ["requestedAt","DESC"]'),
    from,
    to,
    filter: parseParameter(query, 'filter', filter, 'a JSON object') ?? {},
    embed: parseEmbed(query),
  };
}

/**
 * Reads the one parameter of a single record.
 * @throws HttpError 400 for any other
 */
export function parseOneQuery(query: Readonly<Record<string, unknown>>): readonly string[] {
  refuseStrangers(query, new Set(['embed']));
  return parseEmbed(query);
}

function parseEmbed(query: Readonly<Record<string, unknown>>): readonly string[] {
  return parseParameter(query, 'embed', embed, 'like ["location"]') ?? [];
}

function parseParameter<Schema extends z.ZodType>(
  query: Readonly<Record<string, unknown>>,
  name: string,
  schema: Schema,
  form: string,
): z.output<Schema> | null {
  const text = query[name];
  if (text === undefined) {
    return null;
  }
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw malformed(`“${name}” must be ${form}.`);
  }
  return parsed.data;
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    const parsed = JSON.parse(text) as unknown;
    // This one name would vanish in every later copy of the object, and so be ignored.
    return hasProto(parsed) ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function hasProto(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__');
}

function refuseStrangers(
  query: Readonly<Record<string, unknown>>,
  allowed: ReadonlySet<string>,
): void {
  const stranger = Object.keys(query).find((name) => !allowed.has(name));
  if (stranger !== undefined) {
    throw malformed(`There is no parameter “${stranger}” here.`);
  }
}
