import { useEffect, useRef } from 'react';
import type { Location } from '../../../../shared/records.ts';
import { useChosenLocation, useLocationList } from '../../app/useLocations.ts';
import { useCalendarAddress } from './useCalendarAddress.ts';

/** The location that the calendar shows, for it is of one at a time. Null: none yet, or none at all. */
export type CalendarPlace = {
  location: Location | null;
  isPending: boolean;
  /** To choose from, where the top bar doesn't say it already. */
  choices: Location[];
};

/**
 * The location of the address, else the one of the top bar, else the first. The address learns
 * which it is, and follows when another is chosen above.
 */
export function useCalendarPlace(): CalendarPlace {
  const { locations, isPending } = useLocationList();
  const [chosen] = useChosenLocation();
  const [{ locationId }, go] = useCalendarAddress();
  const known = useRef(chosen);
  const byId = (id: number | null) => locations.find((each) => each.id === id);
  const active = locations.filter((each) => each.active);
  const location = byId(locationId) ?? byId(chosen) ?? active[0] ?? null;
  useEffect(() => {
    const switched = known.current !== chosen && chosen !== null;
    known.current = chosen;
    const wanted = switched ? chosen : (location?.id ?? null);
    if (locations.length > 1 && wanted !== locationId) {
      // Its room goes with a location that is left.
      go({ locationId: wanted, ...(switched && { roomId: null }) }, { replace: true });
    }
  });
  const said = locations.length < 2 || chosen === location?.id;
  return { location, isPending, choices: said ? [] : active };
}
