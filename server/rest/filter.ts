import { type RawBuilder, sql } from 'kysely';
import { toIso } from '../clock.ts';
import { malformed } from '../http/errors.ts';
import { type Field, type Operator, type Resource, allows, fieldSql } from './resource.ts';

const maxValues = 1000;
const maxSearch = 200;
const suffix = /^(.+)_(gte|lte|neq|isnull)$/;

/**
 * The conditions of a `filter` as SQL, all values bound.
 * @throws HttpError 400 for an unknown field, an operator it doesn't allow, or a wrong value
 */
export function filterConditions<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  filter: Readonly<Record<string, unknown>>,
): RawBuilder<boolean>[] {
  const { leftOut } = resource;
  const asked = Object.entries(filter).flatMap(([key, value]) =>
    key === 'q' ? searchCondition(resource, value) : [condition(resource, key, value)],
  );
  const isExact = Object.keys(filter).some((key) => resource.fields[key]?.idsFor);
  return leftOut && !isExact && !asksAbout(leftOut.field, filter)
    ? [...asked, leftOut.others]
    : asked;
}

function asksAbout(field: string, filter: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(filter).some((key) => key === field || suffix.exec(key)?.[1] === field);
}

function searchCondition<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  value: unknown,
): RawBuilder<boolean>[] {
  if (!resource.search) {
    throw malformed(`${resource.name} can’t be searched with “q”.`);
  }
  if (typeof value !== 'string') {
    throw malformed('“q” must be a text.');
  }
  const text = value.trim().slice(0, maxSearch);
  return text === '' ? [] : [resource.search(text)];
}

function condition<Row extends object, Rec extends object>(
  resource: Resource<Row, Rec>,
  key: string,
  value: unknown,
): RawBuilder<boolean> {
  const { name, operator } = splitKey(resource.fields, key);
  const field = resource.fields[name];
  const isUsable = field && (field.idsFor ? operator === 'eq' : allows(field, operator));
  if (!field || !isUsable) {
    throw malformed(`${resource.name} can’t be filtered by “${key}”.`);
  }
  if (field.idsFor) {
    return sql`${sql.ref(`${resource.table}.id`)} in (select value from json_each(${value}))`;
  }
  return compare(fieldSql(name, resource.table, field), operator, field, key, value);
}

function splitKey(
  fields: Readonly<Record<string, Field>>,
  key: string,
): { name: string; operator: Operator } {
  if (Object.hasOwn(fields, key)) {
    return { name: key, operator: 'eq' };
  }
  const match = suffix.exec(key);
  const name = match?.[1];
  if (name === undefined || !Object.hasOwn(fields, name)) {
    throw malformed(`There is no field “${key}” to filter by.`);
  }
  return { name, operator: match?.[2] as Operator };
}

function compare(
  column: RawBuilder<unknown>,
  operator: Operator,
  field: Field,
  key: string,
  value: unknown,
): RawBuilder<boolean> {
  switch (operator) {
    case 'isnull':
      if (typeof value !== 'boolean') {
        throw malformed(`“${key}” must be true or false.`);
      }
      return value ? sql`${column} is null` : sql`${column} is not null`;
    case 'gte':
      return sql`${column} >= ${bound(field, key, value)}`;
    case 'lte':
      return sql`${column} <= ${bound(field, key, value)}`;
    case 'neq':
      return differs(column, field, key, value);
    case 'eq':
      return equals(column, field, key, value);
  }
}

function equals(
  column: RawBuilder<unknown>,
  field: Field,
  key: string,
  value: unknown,
): RawBuilder<boolean> {
  if (value === null) {
    return sql`${column} is null`;
  }
  if (!Array.isArray(value)) {
    return isValue(column, field, bound(field, key, value));
  }
  if (value.length > maxValues) {
    throw malformed(`“${key}” takes at most 1,000 values.`);
  }
  const values = value.map((each) => bound(field, key, each));
  if (values.length === 0) {
    return sql`1 = 0`;
  }
  return field.matches ? field.matches(values) : sql`${column} in (${sql.join(values)})`;
}

function isValue(
  column: RawBuilder<unknown>,
  { matches }: Field,
  value: string | number,
): RawBuilder<boolean> {
  return matches ? matches([value]) : sql`${column} = ${value}`;
}

/** A row without a value differs from any value, as a person would expect. */
function differs(
  column: RawBuilder<unknown>,
  field: Field,
  key: string,
  value: unknown,
): RawBuilder<boolean> {
  return sql`not coalesce(${equals(column, field, key, value)}, false)`;
}

function bound(field: Field, key: string, value: unknown): string | number {
  const usable = toBound(field.type, value);
  if (usable === null) {
    throw malformed(`“${key}” can’t be compared with this value.`);
  }
  return usable;
}

function toBound(type: Field['type'], value: unknown): string | number | null {
  switch (type) {
    case 'integer': {
      const number =
        typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
      return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
    }
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null;
    case 'instant':
      return typeof value === 'string' ? instantOrNull(value) : null;
    case 'text':
      return typeof value === 'string' ? value : null;
    case 'json':
      return null;
  }
}

function instantOrNull(text: string): string | null {
  try {
    return toIso(Temporal.Instant.from(text));
  } catch {
    return null;
  }
}
