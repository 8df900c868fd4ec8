import { useChosenLocation, useLocations, useZone } from '../app/useLocations.ts';
import { closedWords } from '../format/closedWords.ts';
import { formatLongDay, formatTime, zoneName } from '../format/time.ts';

/** Where the day takes place: its zone, and day, hour and place in words. */
export function useTodayPlace(now: string): { zone: string; heading: string; name: string } {
  const [chosen] = useChosenLocation();
  const locations = useLocations();
  const place = locations.find(({ id }) => id === chosen) ?? only(locations);
  const zone = useZone(place?.id ?? locations[0]?.id);
  const zones = new Set(locations.map(({ timeZone }) => timeZone));
  const words = [
    `${formatLongDay(now, zone)}, ${formatTime(now, zone)}`,
    ...(zones.size > 1 ? [zoneName(now, zone)] : []),
  ].join(' ');
  const closed = place ? closedWords(place, now) : null;
  return {
    zone,
    heading: closed === null ? words : `${words} · ${closed}`,
    name: place?.name ?? 'All locations',
  };
}

function only<Each>(all: readonly Each[]): Each | undefined {
  return all.length === 1 ? all[0] : undefined;
}
