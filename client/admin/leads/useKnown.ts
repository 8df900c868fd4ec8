import { useLocations, useZoneOf } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { useNow } from '../format/useNow.ts';
import type { Known } from './leadColumns.tsx';

/** The clock, the places and the colleagues that rows and cards speak of. */
export function useKnown(): Known {
  const zoneOf = useZoneOf();
  const places = useLocations();
  const staff = useStaff();
  return {
    now: useNow(),
    zoneOf,
    placeOf: (id) => places.find((place) => place.id === id)?.name ?? '',
    nameOf: (id) => staff.find((user) => user.id === id)?.name,
  };
}
