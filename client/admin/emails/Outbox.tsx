import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { ListBase, useListContext } from 'react-admin';
import { emailStatusLabels } from '../../../shared/labels.ts';
import { emailStatuses } from '../../../shared/vocabulary.ts';
import { useLocationFilter } from '../app/useLocations.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Pages } from '../ui/Pages.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { MailTable } from './MailTable.tsx';

const newest = { field: 'createdAt', order: 'DESC' } as const;
const withNames = { ...saidOnPage, meta: { embed: ['lead'] } };

/** Every mail, and how it went. */
export function Outbox() {
  return (
    <ListBase filter={useLocationFilter()} sort={newest} perPage={50} queryOptions={withNames}>
      <PageHeader title="Outbox" />
      <StateChips />
      <Mails />
    </ListBase>
  );
}

function StateChips() {
  const { filterValues, setFilters } = useListContext();
  const current: unknown = filterValues['status'];
  return (
    <Box
      component="fieldset"
      aria-label="State"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 0, m: 0, mb: 1.5, border: 0 }}
    >
      <Chip
        label="All"
        variant={current === undefined ? 'filled' : 'outlined'}
        aria-pressed={current === undefined}
        onClick={() => setFilters({})}
      />
      {emailStatuses.map((status) => (
        <Chip
          key={status}
          label={emailStatusLabels[status]}
          variant={current === status ? 'filled' : 'outlined'}
          aria-pressed={current === status}
          onClick={() => setFilters({ status })}
        />
      ))}
    </Box>
  );
}

function Mails() {
  const { total, isPending, error, refetch, filterValues } = useListContext();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!isPending && total === 0) {
    const filtered = Object.keys(filterValues).length > 0;
    return (
      <Card>
        <EmptyState title={filtered ? 'No mail in this state' : 'No mail yet'}>
          {filtered ? 'Choose All to see the others.' : 'The first request sends the first mail.'}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card sx={{ p: 0, overflow: 'hidden' }}>
      <MailTable />
      <Pages sizes={[50, 100]} />
    </Card>
  );
}
