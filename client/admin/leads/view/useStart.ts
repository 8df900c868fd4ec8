import { useGetIdentity } from 'react-admin';
import type { ViewLayout } from '../../../../shared/lead-columns.ts';
import { fromSavedFilter } from '../../../../shared/saved-filter.ts';
import { useNow } from '../../format/useNow.ts';
import type { LeadFilter } from '../filters.ts';
import { mostPressing } from './listAddress.ts';
import { useCurrentView, useViews } from './useLeadView.ts';

export type Start = {
  layout: ViewLayout;
  filter: LeadFilter;
  sort: { field: string; order: 'ASC' | 'DESC' };
};

/** What the leads begin with: the view that was chosen last. Undefined until it is known. */
export function useStart(): Start | undefined {
  const current = useCurrentView();
  const views = useViews();
  const { identity } = useGetIdentity();
  const now = useNow();
  if (!current || (current.viewId !== null && (!views || !identity))) {
    return undefined;
  }
  const view = views?.find((each) => each.id === current.viewId);
  if (!view) {
    return { layout: current.layout, filter: {}, sort: mostPressing };
  }
  const [field, order] = view.sort;
  const filter = fromSavedFilter(view.filter, { myId: String(identity?.id ?? ''), now });
  return { layout: current.layout, filter, sort: { field, order } };
}
