import type { Activity } from '../../../../shared/records.ts';
import { useZoneOf } from '../../app/useLocations.ts';
import type { Counted } from '../../format/countedWords.ts';
import { workLabels } from '../people/workLabels.ts';
import type { WorkKind } from '../../../../shared/report-answers.ts';
import { activitySentence } from '../../format/activitySentence.ts';
import { useNow } from '../../format/useNow.ts';
import { type AboutLead, placeOfLead, useNameOf } from './countedColumns.tsx';
import { CountedList } from './CountedList.tsx';

/** `Calls`; what is a part of another column is told by itself here. */
const workWords = ({ figure }: Counted) =>
  figure === 'reached' ? 'Calls that reached them' : (workLabels[figure as WorkKind] ?? 'Work');

type Deed = Activity & AboutLead;

/** What somebody did, as the history of each lead tells it; what was written there stays there. */
export function WorkPage() {
  const nameOf = useNameOf();
  const zoneOf = useZoneOf();
  const now = useNow();
  return (
    <CountedList<Deed>
      resource="activities"
      names={{ many: 'Entries', one: 'entry' }}
      sortedBy="at"
      words={workWords}
      when={{ label: 'When', at: ({ at }) => at }}
      placeOf={placeOfLead}
      columns={[
        {
          label: 'What',
          align: 'left',
          cell: (deed) =>
            activitySentence(deed, { zone: zoneOf(placeOfLead(deed)), now, nameOf }).text,
        },
        { label: 'By', align: 'left', cell: ({ actorId }) => nameOf(actorId) },
      ]}
    />
  );
}
