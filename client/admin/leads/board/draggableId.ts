import type { Lead } from '../../../../shared/records.ts';

/** While the columns are read again, a lead may stand in two of them for a moment. */
export function draggableIdOf({ id, status }: Pick<Lead, 'id' | 'status'>): string {
  return `${status}:${id}`;
}
