import type { CurrentView } from '../../../../shared/lead-columns.ts';
import type { LeadFilter } from '../filters.ts';

/** Where nobody has chosen otherwise: the most pressing first. */
export const mostPressing = { field: 'nextStepAt', order: 'ASC' } as const;

type List = {
  layout: CurrentView['layout'];
  filter: LeadFilter;
  sort: readonly [field: string, order: string];
};

/** The address of a list or board; it can be sent to a colleague. */
export function listAddress({ layout, filter, sort: [field, order] }: List): string {
  const parameters = new URLSearchParams({
    displayedFilters: '{}',
    filter: JSON.stringify(filter),
    sort: field,
    order,
    page: '1',
  });
  return `${paths[layout]}?${parameters}`;
}

export const paths = { list: '/leads', board: '/leads/board' } as const;
