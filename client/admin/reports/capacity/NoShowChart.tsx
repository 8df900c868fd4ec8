import type { CapacityGroup } from '../../../../shared/report-answers.ts';
import { Bars } from '../parts/Bars.tsx';
import { VisitsCell } from '../parts/cells.tsx';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';
import { fewest, shareInterval } from '../parts/rateWords.ts';
import { VisitsLink } from '../parts/RowsLink.tsx';
import { VisitsShareLink } from '../parts/shareLinks.tsx';
import { daySpanWords } from './capacityWords.ts';

type Props = { group: CapacityGroup; definitions: Readonly<Record<string, string>> };
type Step = CapacityGroup['noShowByLead'][number];

/** Whether people come less when they have to wait longer for their visit. */
export function NoShowChart({ group: { noShowByLead }, definitions }: Props) {
  return (
    <ChartWithTable
      title="Did not come, by days from booking to visit"
      hint="The bar is the share, the line in it how sure that is."
      name="Share of visits that were missed, by days from the booking to the visit"
      chart={
        <Bars
          bars={noShowByLead.map((step) => ({
            label: daySpanWords(step.from, step.to),
            share: step.n < fewest ? null : step.rate,
            interval: intervalOf(step),
            count: <VisitsShareLink rate={step} />,
            words: <OfVisits step={step} />,
          }))}
        />
      }
      table={
        <ReportTable
          caption="Visits that were missed, by days from the booking"
          rows={noShowByLead}
          keyOf={({ from }) => from}
          columns={columns}
        />
      }
      definitions={definitions}
      of="noShowByLead"
    />
  );
}

function intervalOf({ n, lower, upper }: Step): [number, number] | null {
  return n < fewest || lower === null || upper === null ? null : [lower, upper];
}

function OfVisits({ step }: { step: Step }) {
  const interval = shareInterval(step);
  if (step.n === 0) {
    return 'no visits';
  }
  return interval === null ? (
    'visits'
  ) : (
    <>
      {interval}, of <AllVisits step={step} /> visits
    </>
  );
}

function AllVisits({ step: { n, nVisits } }: { step: Step }) {
  return (
    <VisitsLink visits={nVisits} count={n}>
      {countWords(n)}
    </VisitsLink>
  );
}

function Unmarked({ step: { unmarked, unmarkedVisits } }: { step: Step }) {
  return (
    <VisitsLink visits={unmarkedVisits} count={unmarked}>
      {countWords(unmarked)}
    </VisitsLink>
  );
}

const columns: TableColumn<Step>[] = [
  { label: 'Booked ahead', cell: ({ from, to }) => daySpanWords(from, to) },
  { label: 'Did not come', cell: (step) => <VisitsCell rate={step} /> },
  { label: 'Visits', cell: (step) => <AllVisits step={step} /> },
  { label: 'Not written down', cell: (step) => <Unmarked step={step} /> },
];
