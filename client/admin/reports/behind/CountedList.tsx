import { ListBase, type RaRecord, useListContext, useLocation } from 'react-admin';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { saidOnPage } from '../../ui/saidOnPage.ts';
import { SkeletonRows } from '../../ui/SkeletonRows.tsx';
import type { Counted as CountedFigure } from '../../format/countedWords.ts';
import {
  type AboutLead,
  personColumn,
  useMomentColumn,
  usePlaceColumn,
} from './countedColumns.tsx';
import { CountedField } from './CountedField.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable, type TableColumn } from '../parts/ReportTable.tsx';

type Names = {
  /** Of the browser tab, and of the page until the number is known: `Visits` */
  many: string;
  /** `1 visit` */
  one: string;
};

type Props<Row> = {
  resource: string;
  names: Names;
  /** Newest first by this field. */
  sortedBy: string;
  when: { label: string; at: (row: Row) => string };
  placeOf: (row: Row) => number;
  /** What stands between the person with the time and the location. */
  columns: readonly TableColumn<Row>[];
  /** What was counted, where it isn’t a figure of leads or visits. */
  words?: (counted: CountedFigure) => string;
};

const withNames = { ...saidOnPage, meta: { embed: ['lead'] } };

/** The rows behind a figure that are not leads, at `/reports/…?counted=…`. */
export function CountedList<Row extends RaRecord & AboutLead>(props: Props<Row>) {
  const { resource, sortedBy, when, placeOf, columns, ...shown } = props;
  const { search } = useLocation();
  const all = [
    personColumn<Row>(),
    useMomentColumn(when.label, placeOf, when.at),
    ...columns,
    usePlaceColumn(placeOf),
  ];
  const said = new URLSearchParams(search);
  const counted = said.get('counted') ?? '';
  return (
    <ListBase
      resource={resource}
      storeKey={false}
      disableSyncWithLocation
      filter={{ counted }}
      sort={{ field: sortedBy, order: 'DESC' }}
      perPage={50}
      queryOptions={withNames}
    >
      <Counted {...shown} columns={all} counted={counted} n={Number(said.get('n') ?? Number.NaN)} />
      <Pages sizes={[50, 100]} />
    </ListBase>
  );
}

type CountedProps<Row> = Pick<Props<Row>, 'names' | 'columns' | 'words'> & {
  counted: string;
  /** NaN: the address doesn’t say it. */
  n: number;
};

function Counted<Row extends RaRecord>({ names, columns, counted, n, words }: CountedProps<Row>) {
  const { data, total, error, isPending, refetch } = useListContext<Row>();
  return (
    <>
      <PageHeader title={titleOf(names, total)} tab={names.many}>
        <span style={{ color: 'var(--ink-2)' }}>Behind a report’s figure</span>
      </PageHeader>
      <CountedField
        text={counted}
        n={Number.isNaN(n) ? null : n}
        listed={total}
        missing={notListed}
        {...(words && { words })}
      />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!error && (
        <Card sx={{ p: 0 }}>
          {isPending && <SkeletonRows />}
          {data?.length === 0 && (
            <EmptyState title={`No ${names.many.toLowerCase()}`}>
              They may have been erased since, or moved.
            </EmptyState>
          )}
          {data !== undefined && data.length > 0 && (
            <ReportTable
              caption={`${names.many} behind the figure`}
              rows={data}
              keyOf={({ id }) => id}
              columns={columns}
            />
          )}
        </Card>
      )}
    </>
  );
}

function notListed(count: string): string {
  return `${count} of them can’t be listed any more: they belong to a location that isn’t yours, or were erased. They count.`;
}

function titleOf({ many, one }: Names, total: number | undefined): string {
  if (total === undefined) {
    return many;
  }
  return total === 1 ? `1 ${one}` : `${countWords(total)} ${many.toLowerCase()}`;
}
