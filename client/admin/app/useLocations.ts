import { useGetList, useStore } from 'react-admin';
import type { Location } from '../../../shared/records.ts';

const kept = { staleTime: 5 * 60_000 };
/** Where nothing is known yet: the group's home. */
const homeZone = 'America/Chicago';

/** The locations this person may see, read once and kept for some minutes. */
export function useLocations(): Location[] {
  return useLocationList().locations;
}

/** The same, for a page that must know whether there are none or none yet. */
export function useLocationList(): { locations: Location[]; isPending: boolean } {
  const { data, isPending } = useGetList<Location>(
    'locations',
    { pagination: { page: 1, perPage: 1000 }, sort: { field: 'name', order: 'ASC' } },
    kept,
  );
  return { locations: data ?? [], isPending };
}

/** The time zone of a location, for everything that is written about it. */
export function useZone(locationId: number | undefined): string {
  const locations = useLocations();
  return locations.find((each) => each.id === locationId)?.timeZone ?? homeZone;
}

/** The location chosen in the top bar; null: all of them. */
export function useChosenLocation() {
  return useStore<number | null>('chosenLocation', null);
}

/** The filter that the chosen location adds to every list. */
export function useLocationFilter(): { locationId?: number } {
  const [chosen] = useChosenLocation();
  return chosen === null ? {} : { locationId: chosen };
}

/** The time zone of any location that this person may see. */
export function useZoneOf(): (locationId: number) => string {
  const locations = useLocations();
  return (locationId) => locations.find((each) => each.id === locationId)?.timeZone ?? homeZone;
}
