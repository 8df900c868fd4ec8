import { useLocation, useStore } from 'react-admin';
import { useLocationFilter } from '../app/useLocations.ts';
import type { LeadFilter } from './filters.ts';

/**
 * What the location in the top bar adds to the filters. The leads behind a report's figure are just
 * those leads, whatever is chosen there.
 */
export function usePlaceFilter(filter: LeadFilter): { locationId?: number } {
  const place = useLocationFilter();
  return 'counted' in filter ? {} : place;
}

/** The filter that the list will begin with: the address's, or the one that was left here. */
export function useListedFilter(): LeadFilter {
  const { search } = useLocation();
  const [left] = useStore<{ filter?: LeadFilter }>('leads.listParams', {});
  const given = new URLSearchParams(search).get('filter');
  return given === null ? (left.filter ?? {}) : parsed(given);
}

function parsed(text: string): LeadFilter {
  try {
    const filter: unknown = JSON.parse(text);
    return typeof filter === 'object' && filter !== null ? { ...filter } : {};
  } catch {
    return {};
  }
}
