import Button from '@mui/material/Button';
import { LinkBase as Link, useListContext } from 'react-admin';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Why no lead is shown, and what to do next. */
export function NoLeads() {
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
