import type { ComparedLocation, Comparison } from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import { percentWords } from '../parts/numberWords.ts';
import { shareInterval, shareWords } from '../parts/rateWords.ts';
import { ReportTable } from '../parts/ReportTable.tsx';
import { RowsLink } from '../parts/RowsLink.tsx';

/** The comparison in numbers, in the order of names. */
export function LocationsTable({ answer }: { answer: Comparison }) {
  const { groups, prior } = answer;
  return (
    <ReportTable
      caption="The comparison in numbers"
      rows={groups.toSorted((a, b) => a.label.localeCompare(b.label))}
      keyOf={({ group }) => group ?? ''}
      columns={[
        { label: 'Location', cell: ({ label }) => label },
        { label: 'Asked', cell: askedCell },
        { label: 'Counted', cell: countedCell },
        { label: 'Reached', cell: reachedCell },
        { label: 'Rate', cell: ({ tooFew, rate }) => (tooFew ? 'too few' : shareWords(rate)) },
        { label: 'Interval, 95 %', cell: ({ rate }) => shareInterval(rate) ?? '–' },
        { label: `Pulled to all by ${prior} leads`, cell: ({ shrunk }) => fraction(shrunk) },
        { label: 'Beside chance', align: 'left', cell: placeWords },
        { label: 'Too early', cell: tooEarlyCell },
      ]}
    />
  );
}

function askedCell({ n, rows }: ComparedLocation) {
  return <RowsCell count={n} rows={rows} />;
}

function countedCell({ rate: { n, nRows } }: ComparedLocation) {
  return <RowsCell count={n} rows={nRows} />;
}

function reachedCell({ rate: { count, rows } }: ComparedLocation) {
  return (
    <RowsLink rows={rows} count={count}>
      {count}
    </RowsLink>
  );
}

function tooEarlyCell({ tooEarly, tooEarlyRows }: ComparedLocation) {
  return <RowsCell count={tooEarly} rows={tooEarlyRows} />;
}

function fraction(value: number | null): string {
  return value === null ? '–' : percentWords(value);
}

const places: Record<NonNullable<ComparedLocation['place']>, string> = {
  inside: 'within',
  below95: 'below 95 %',
  above95: 'above 95 %',
  below998: 'below 99.8 %',
  above998: 'above 99.8 %',
};

/** Where the point lies, for who doesn't see it. */
function placeWords({ place }: ComparedLocation): string {
  return place === null ? 'not told' : places[place];
}
