import { type MergeField, mergeFields } from '../../shared/merge.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { Changes } from './merging.table.ts';

/** The columns that a field stands for: where a person came from has its details beside it. */
const columns: readonly (MergeField | 'sourceDetails')[] = [...mergeFields, 'sourceDetails'];
const fieldOf = (column: MergeField | 'sourceDetails'): MergeField =>
  column === 'sourceDetails' ? 'source' : column;

/**
 * From which lead each field comes: what was chosen, else the lead that stays, else the first of
 * the others that says something. Pure.
 * @param leads the one that stays first
 */
export function takenFrom(
  leads: readonly LeadRow[],
  chosen: Partial<Record<MergeField, number>>,
): Record<MergeField, number> {
  const taken = mergeFields.map((field) => {
    const says = leads.find((lead) => isFilled(lead, field)) ?? leads[0];
    return [field, chosen[field] ?? says?.id] as const;
  });
  return Object.fromEntries(taken) as Record<MergeField, number>;
}

/** Whether the lead says something there. */
export function isFilled(lead: LeadRow, field: MergeField): boolean {
  const value = lead[field];
  return value !== null && value !== '' && value !== 'undisclosed' && value !== 0;
}

/** Each field of the lead that stays, as it was and as it will be; alike where it stays so. Pure. */
export function fieldChanges(
  [into, ...others]: readonly [LeadRow, ...LeadRow[]],
  taken: Readonly<Record<MergeField, number>>,
): Changes {
  const changes = columns.map((column) => {
    const from = others.find(({ id }) => id === taken[fieldOf(column)]) ?? into;
    return [column, { before: into[column], after: from[column] }] as const;
  });
  return Object.fromEntries(changes);
}

/** The columns that change, with their new values. */
export function valuesOf(changes: Changes): Partial<LeadRow> {
  const changed = Object.entries(changes).filter(([, { before, after }]) => before !== after);
  return Object.fromEntries(changed.map(([column, { after }]) => [column, after]));
}

export type Unmerged = {
  /** What the lead that stays goes back to. */
  readonly into: Partial<LeadRow>;
  /** What was changed since, for the other lead where that keeps what came later. */
  readonly later: Partial<LeadRow>;
  /** The later merges into the same lead, as they tell of it from now on. */
  readonly rest: readonly Changes[];
};

/**
 * Takes a merge out of the fields of the lead that stays. What a later merge found there it must
 * not bring back once it is split itself, so the earlier value goes on into it. What people changed
 * since stays. Pure.
 * @param rest of the merges into the same lead that came later and stand, in order
 */
export function unmerge(lead: LeadRow, changes: Changes, rest: readonly Changes[]): Unmerged {
  const into: Record<string, unknown> = {};
  const later: Record<string, unknown> = {};
  const left = rest.map((each) => ({ ...each }));
  for (const [column, { before, after }] of Object.entries(changes)) {
    const now: unknown = Reflect.get(lead, column);
    const last = rest.at(-1)?.[column]?.after ?? after;
    const end = passOn(left, column, before, after);
    if (now !== last) {
      later[column] = now;
    }
    if (end.reached) {
      into[column] = before;
    } else if (now !== last) {
      into[column] = end.value;
    }
  }
  return { into, later, rest: left };
}

/** Writes the earlier value into the later merges that still found the merged one. */
function passOn(
  rest: Changes[],
  column: string,
  before: Changes[string]['before'],
  after: Changes[string]['after'],
): { readonly reached: boolean; readonly value: Changes[string]['after'] } {
  for (const each of rest) {
    const found = each[column];
    if (!found || found.before !== after) {
      return { reached: false, value: rest.at(-1)?.[column]?.after ?? after };
    }
    const isKept = found.after === found.before;
    each[column] = { before, after: isKept ? before : found.after };
    if (!isKept) {
      return { reached: false, value: rest.at(-1)?.[column]?.after ?? after };
    }
  }
  return { reached: true, value: before };
}
