import type { Context } from '../context.ts';
import { malformed } from '../http/errors.ts';
import type { Principal } from '../staff/principal.ts';
import type { ListQuery } from './list-query.ts';
import type { Field, Resource } from './resource.ts';

type Filter = ListQuery['filter'];

/**
 * A filter in which every value that stands for rows to be found elsewhere is the JSON text of their
 * ids; all others are as they were.
 * @throws HttpError 400 for a value that stands for nothing
 */
export async function withFoundIds(
  ctx: Context,
  principal: Principal,
  { fields }: Pick<Resource<never, never>, 'fields'>,
  filter: Filter,
): Promise<Filter> {
  const found: Record<string, unknown> = { ...filter };
  for (const [name, value] of Object.entries(filter)) {
    const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field?.idsFor) {
      const ids = typeof value === 'string' ? await field.idsFor(ctx, principal, value) : null;
      if (ids === null) {
        throw malformed(`“${name}” is not something that was counted.`);
      }
      found[name] = JSON.stringify(ids);
    }
  }
  return found;
}
