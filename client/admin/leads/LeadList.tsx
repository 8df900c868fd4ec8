import useMediaQuery from '@mui/material/useMediaQuery';
import { Suspense } from 'react';
import { useListContext } from 'react-admin';
import { Card } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { Pages } from '../ui/Pages.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SteadyList } from '../ui/SteadyList.tsx';
import { LeadCards } from './LeadCards.tsx';
import { LeadScreen } from './LeadScreen.tsx';
import { LeadTable } from './LeadTable.tsx';
import { NoLeads } from './NoLeads.tsx';
import { StatusTabs } from './StatusTabs.tsx';
import { usePlaceFilter } from './usePlaceFilter.ts';
import { ViewBar } from './view/ViewBar.tsx';

const CountedLeadsField = lazyNamed(
  () => import('../reports/behind/CountedLeadsField.tsx'),
  'CountedLeadsField',
);
const BulkBar = lazyNamed(() => import('./bulk/BulkBar.tsx'), 'BulkBar');

/** Everybody who asked, the most pressing first. */
export function LeadList() {
  return (
    <LeadScreen layout="list">
      <StatusTabs />
      <ViewBar layout="list" />
      <BehindFigure />
      <LeadRows />
      <SelectedLeads />
    </LeadScreen>
  );
}

const pageSizes: [number, ...number[]] = [25, 50, 100];

const leadWords = ['lead', 'leads'] as const;

function LeadRows() {
  const { total, isPending, error, refetch, filterValues } = useListContext();
  const location = usePlaceFilter(filterValues);
  const small = useMediaQuery('(max-width: 699px)', { noSsr: true });
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!isPending && total === 0) {
    return (
      <Card>
        <NoLeads />
      </Card>
    );
  }
  return (
    <SteadyList words={leadWords} view={JSON.stringify(location)}>
      <Card sx={{ p: 0, overflow: 'hidden' }}>
        {small ? <LeadCards /> : <LeadTable />}
        <Pages sizes={pageSizes} />
      </Card>
    </SteadyList>
  );
}

/** Which figure of a report it is whose leads are listed. */
function BehindFigure() {
  const { filterValues } = useListContext();
  return 'counted' in filterValues ? (
    <Suspense fallback={null}>
      <CountedLeadsField />
    </Suspense>
  ) : null;
}

function SelectedLeads() {
  const { selectedIds } = useListContext();
  return selectedIds.length === 0 ? null : (
    <Suspense fallback={null}>
      <BulkBar />
    </Suspense>
  );
}
