import { useQueryClient } from '@tanstack/react-query';
import type { FreeTimes } from '../../../shared/appointment.ts';
import type { FreeTimeSearch } from '../app/dataProvider.ts';

/** The rooms that are free at the chosen time, from the weeks that were looked at. */
export function useRoomsOf({ leadId, kind }: FreeTimeSearch, startsAt: unknown) {
  const weeks = useQueryClient().getQueriesData<FreeTimes>({ queryKey: ['appointments', 'free'] });
  for (const [[, , search], times] of weeks) {
    const slot =
      isSame(search, leadId, kind) && times?.slots.find((each) => each.startsAt === startsAt);
    if (slot && times) {
      return times.rooms.filter(({ id }) => slot.roomIds.includes(id));
    }
  }
  return [];
}

function isSame(search: unknown, leadId: unknown, kind: string): boolean {
  return (
    typeof search === 'object' &&
    search !== null &&
    'leadId' in search &&
    search.leadId === leadId &&
    'kind' in search &&
    search.kind === kind
  );
}
