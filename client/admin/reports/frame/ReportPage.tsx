import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { Group, Grouping, ReportAnswer, ReportName } from '../../../../shared/report.ts';
import type { ReportAnswers, ReportQuery } from '../../app/reportCalls.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CsvButton } from './CsvButton.tsx';
import { FilterChips } from './FilterChips.tsx';
import { FilterMenus } from './FilterMenus.tsx';
import { PrintButton } from './PrintButton.tsx';
import { PrintStyles } from './PrintStyles.tsx';
import { rangeWords } from './ranges.ts';
import { ReportProblem } from './ReportProblem.tsx';
import { ReportSkeleton } from './ReportSkeleton.tsx';
import { Told } from './Told.tsx';
import { type Asked, useAsked, useReport } from './useReport.ts';
import {
  allLocations,
  type ReportAddress,
  useReportAddress,
  useNoFilters,
  useReportDay,
  withoutFilters,
} from './useReportAddress.ts';

type Props<Name extends ReportName> = {
  name: Name;
  /** As the tab above calls the page. */
  label: string;
  /** By what it may be grouped; none: the page doesn't offer it. */
  groupings?: readonly Grouping[];
  /** What the page asks for whatever the address says, or where it says nothing. */
  asks?: (address: ReportAddress) => Asked;
  /** Whether one of several locations can be chosen; a comparison is of all of them. */
  whose?: boolean;
  /** Whether it can be narrowed to some leads; else filters are taken out of the address. */
  filters?: boolean;
  /** Choices of this page alone, beside the filters. */
  choices?: ReactNode;
  /** Whether there is nothing to show; without: nobody asked in this time. */
  isEmpty?: (answer: ReportAnswers[Name]) => boolean;
  children: (answer: ReportAnswers[Name], asked: ReportQuery) => ReactNode;
};

const nothing = () => ({});

/**
 * What every report page has around it: the range in words, whose figures and as of when, filters in
 * the address, CSV, print, and words for what is not there. `children` draws the answer.
 */
export function ReportPage<Name extends ReportName>(props: Props<Name>) {
  const { name, label, groupings = [], asks = nothing, choices, children } = props;
  const { isEmpty = nobodyAsked, whose = true, filters = true } = props;
  useNoFilters(!filters);
  const [address] = useReportAddress();
  const asked = useAsked(address, { ...asks(address), ...(!filters && withoutFilters) });
  const { data, error, isPending, refetch } = useReport(name, asked);
  const title = rangeWords(address, useReportDay());
  return (
    <>
      <PrintStyles />
      <PageHeader title={title} tab={`${label} · ${title}`}>
        <Box className="not-printed" sx={controls}>
          {choices}
          <FilterMenus groupings={groupings} whose={whose} filters={filters} />
          <CsvButton name={name} asked={asked} />
          <PrintButton />
        </Box>
      </PageHeader>
      <Told label={label} answer={data} locationId={whose ? address.locationId : allLocations} />
      <FilterChips />
      {error && <ReportProblem error={error} retry={() => void refetch()} />}
      {isPending && <ReportSkeleton />}
      {data && !error && (isEmpty(data) ? <NobodyAsked /> : children(data, asked))}
    </>
  );
}

function nobodyAsked({ groups }: ReportAnswer<Group>): boolean {
  return groups.every(({ n }) => n === 0);
}

function NobodyAsked() {
  return (
    <Card>
      <EmptyState title="Nobody asked in this time">
        Choose another range or location above, or take a filter off.
      </EmptyState>
    </Card>
  );
}

const controls = { display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' };
