import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../context.ts';
import type { Database, Db } from '../db/database.ts';
import type { Principal, Viewer } from '../staff/principal.ts';

export type Operator = 'eq' | 'neq' | 'gte' | 'lte' | 'isnull';

export type Field = {
  readonly type: 'integer' | 'text' | 'boolean' | 'instant' | 'json';
  /** What a filter may ask of it; without: all that make sense for the type. */
  readonly operators?: readonly Operator[];
  readonly sortable?: boolean;
  /** Sorted last in either direction where it is null. */
  readonly nullable?: boolean;
  /** The SQL of a field that is not a column. */
  readonly expression?: RawBuilder<unknown>;
  /** How a filter asks for any of some values of it, where equal is not all that is meant. */
  readonly matches?: (values: readonly (number | string)[]) => RawBuilder<boolean>;
  /** In a single record only, not in lists. */
  readonly detail?: boolean;
  /**
   * Only to be filtered by: the ids of the rows that this person gets for a value, found elsewhere;
   * null: there is no such value. They are listed even where lists leave rows out.
   */
  readonly idsFor?: (
    ctx: Context,
    principal: Principal,
    value: string,
  ) => Promise<readonly number[] | null>;
};

/** A record put beside the id that points to it: `locationId` gets `location`. */
export type Embed = {
  readonly field: string;
  readonly load: (
    db: Db,
    principal: Principal,
    ids: readonly (string | number)[],
  ) => Promise<Map<string | number, unknown>>;
};

/** A few rows that lists don't have. */
export type LeftOut = {
  /** A filter that asks about this field gets them too. */
  readonly field: string;
  /** What is true of the other rows. */
  readonly others: RawBuilder<boolean>;
  /** What is true of these. */
  readonly these: RawBuilder<boolean>;
};

/** All that the REST dialect needs to know of one resource. */
export type Resource<Row extends object, Rec extends object> = {
  readonly name: string;
  /** For messages and error codes: `lead`. */
  readonly singular: string;
  readonly table: keyof Database;
  readonly fields: Readonly<Record<string, Field>>;
  readonly defaultSort: readonly [string, 'ASC' | 'DESC'];
  /** Which rows this person may see at all; null: every one. */
  readonly scope: (viewer: Viewer) => RawBuilder<boolean> | null;
  readonly search?: (q: string) => RawBuilder<boolean>;
  readonly leftOut?: LeftOut;
  readonly embeds?: Readonly<Record<string, Embed>>;
  readonly toRecord: (row: Row) => Rec;
};

const operatorsByType: Record<Field['type'], readonly Operator[]> = {
  integer: ['eq', 'neq', 'gte', 'lte', 'isnull'],
  text: ['eq', 'neq', 'isnull'],
  boolean: ['eq', 'neq', 'isnull'],
  instant: ['eq', 'neq', 'gte', 'lte', 'isnull'],
  json: [],
};

export function allows(field: Field, operator: Operator): boolean {
  return (field.operators ?? operatorsByType[field.type]).includes(operator);
}

/** The SQL of one field. */
export function fieldSql(name: string, table: string, field: Field): RawBuilder<unknown> {
  return field.expression ?? sql.ref(`${table}.${name}`);
}

/** Rows whose lead belongs to one of the person's locations; null where they see all. */
export function ownLeads({ locationIds: ids }: Viewer, column: string): RawBuilder<boolean> | null {
  if (ids === 'all') {
    return null;
  }
  if (ids.length === 0) {
    return sql<boolean>`1 = 0`;
  }
  return sql<boolean>`exists (select 1 from leads as "ownLead"
    where "ownLead".id = ${sql.ref(column)} and "ownLead"."locationId" in (${sql.join(ids)}))`;
}
