import type { Deed, Undone } from '../../../shared/undo.ts';
import { activitySentence } from '../format/activitySentence.ts';
import { leadCount } from '../format/leadCount.ts';
import { leadName } from '../format/leadName.ts';
import { useZoneOf } from './useLocations.ts';
import { useStaff } from './useStaff.ts';

/** What a person did, or has taken back, in a sentence: what, and for whom. */
export function useDeedWords(now: string) {
  const zoneOf = useZoneOf();
  const staff = useStaff();
  const nameOf = (id: unknown) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
  const told = (deed: Deed) => {
    const { activityId: id, leadId, at, type, data, locationId } = deed;
    const activity = { id, leadId, at, type, data, actorId: null };
    const zone = zoneOf(locationId);
    const who = deed.leads === 1 ? leadName(deed) : leadCount(deed.leads);
    return `for ${who}: “${activitySentence(activity, { zone, now, nameOf }).text}”`;
  };
  return {
    last: (deed: Deed) => `Done last ${told(deed)}`,
    undone: (deed: Undone) =>
      [`Taken back ${told(deed)}`, ...deed.remarks, ...deed.kept.map(keptWords)].join(' '),
  };
}

function keptWords({ reason, count }: Undone['kept'][number]): string {
  const stays = count === 1 ? 'stays as it is' : 'stay as they are';
  return `${leadCount(count)} ${stays}. ${reason}`;
}
