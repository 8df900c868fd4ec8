import { useListContext } from 'react-admin';
import type { ViewLayout } from '../../../../shared/lead-columns.ts';
import type { ViewChanges } from '../../../../shared/lead-view.ts';
import type { View } from '../../../../shared/records.ts';
import { toSavedFilter } from '../../../../shared/saved-filter.ts';
import { useNow } from '../../format/useNow.ts';
import { useMyId, useShownColumns } from './useLeadView.ts';

export type ShownList = Omit<ViewChanges, 'name' | 'shared'>;

/** What is on the screen now, as a view would keep it. */
export function useShownList(layout: ViewLayout): ShownList {
  const { filterValues, sort } = useListContext();
  const known = { myId: useMyId(), now: useNow() };
  return {
    layout,
    filter: toSavedFilter(filterValues, known),
    sort: [sort.field, sort.order],
    columns: useShownColumns(),
  };
}

/** Whether a view would show just this. */
export function isSameList(view: View, list: ShownList): boolean {
  const plain = ({ layout, filter, sort, columns }: ShownList) =>
    JSON.stringify([
      layout,
      Object.entries(filter).toSorted(([a], [b]) => a.localeCompare(b)),
      sort,
      columns.toSorted(),
    ]);
  return plain(view) === plain(list);
}
