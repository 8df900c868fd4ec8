import type { Task } from '../../../../shared/records.ts';
import type { PromiseKind } from '../../../../shared/report-answers.ts';
import { useZoneOf } from '../../app/useLocations.ts';
import type { Counted } from '../../format/countedWords.ts';
import { promiseLabels } from '../people/workLabels.ts';
import { formatMoment } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { type AboutLead, placeOfLead, useNameOf } from './countedColumns.tsx';
import { CountedList } from './CountedList.tsx';

/** `Kept` */
const promiseWords = ({ figure }: Counted) =>
  `Promised calls: ${promiseLabels[figure as PromiseKind] ?? 'some'}`;

type Promised = Task & AboutLead;

/** Calls that somebody was promised, by when each was promised and when it was made. */
export function PromisesPage() {
  const nameOf = useNameOf();
  const zoneOf = useZoneOf();
  const now = useNow();
  return (
    <CountedList<Promised>
      resource="tasks"
      names={{ many: 'Promised calls', one: 'promised call' }}
      sortedBy="dueAt"
      words={promiseWords}
      when={{ label: 'Promised for', at: ({ dueAt }) => dueAt }}
      placeOf={placeOfLead}
      columns={[
        {
          label: 'Done',
          align: 'left',
          cell: (task) =>
            task.doneAt === null
              ? 'Not yet'
              : formatMoment(task.doneAt, zoneOf(placeOfLead(task)), now),
        },
        { label: 'With', align: 'left', cell: ({ assigneeId }) => nameOf(assigneeId) },
      ]}
    />
  );
}
