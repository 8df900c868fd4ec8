import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { Suspense } from 'react';
import { ListBase, useListContext, LinkBase as Link, useNavigate } from 'react-admin';
import { useLocationFilter } from '../app/useLocations.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { Pages } from '../ui/Pages.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SteadyList } from '../ui/SteadyList.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { FilterChips } from './FilterChips.tsx';
import { LeadCards } from './LeadCards.tsx';
import { LeadTable } from './LeadTable.tsx';
import { StatusTabs } from './StatusTabs.tsx';

const BulkBar = lazyNamed(() => import('./BulkBar.tsx'), 'BulkBar');

/** Everybody who asked, the most pressing first. */
export function LeadList() {
  return (
    <ListBase
      filter={useLocationFilter()}
      sort={mostPressing}
      perPage={25}
      queryOptions={saidOnPage}
    >
      <PageHeader title="Leads">
        <NewLeadButton />
      </PageHeader>
      <StatusTabs />
      <FilterChips />
      <LeadRows />
      <SelectedLeads />
    </ListBase>
  );
}

const mostPressing = { field: 'nextStepAt', order: 'ASC' } as const;
const pageSizes: [number, ...number[]] = [25, 50, 100];

function NewLeadButton() {
  const navigate = useNavigate();
  useHotkeys({ n: () => navigate('/leads/create') });
  return (
    <Button
      component={Link}
      to="/leads/create"
      variant="contained"
      color="primary"
      sx={{ display: { xs: 'none', md: 'inline-flex' } }}
    >
      New lead <Kbd>N</Kbd>
    </Button>
  );
}

const leadWords = ['lead', 'leads'] as const;

function LeadRows() {
  const location = useLocationFilter();
  const { total, isPending, error, refetch } = useListContext();
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

function NoLeads() {
  const { filterValues, setFilters } = useListContext();
  if (Object.keys(filterValues).length === 0) {
    return (
      <EmptyState title="Nobody has asked yet">
        Requests from your web site arrive here by themselves. Somebody on the phone?{' '}
        <Link to="/leads/create">Take them down</Link>.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No lead fits">
      Nobody fits this search and these filters.{' '}
      <Button variant="text" size="small" onClick={() => setFilters({})}>
        Show all leads
      </Button>
    </EmptyState>
  );
}

function SelectedLeads() {
  const { selectedIds } = useListContext();
  return selectedIds.length === 0 ? null : (
    <Suspense fallback={null}>
      <BulkBar />
    </Suspense>
  );
}
