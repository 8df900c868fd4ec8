import Button from '@mui/material/Button';
import { type ReactNode, useState } from 'react';
import { LinkBase as Link, ListBase, Navigate, useLocation, useNavigate } from 'react-admin';
import type { ViewLayout } from '../../../shared/lead-columns.ts';
import { TransfersLinkField } from '../transfers/TransfersLinkField.tsx';
import { DuplicatesCountField } from '../duplicates/DuplicatesCountField.tsx';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { LayoutToggle } from './view/LayoutToggle.tsx';
import { paths } from './view/listAddress.ts';
import { useListedFilter, usePlaceFilter } from './usePlaceFilter.ts';
import { type Start, useStart } from './view/useStart.ts';

type Props = { layout: ViewLayout; children: ReactNode };

/** What list and board share: the heading, and the filters as the person left them. */
export function LeadScreen({ layout, children }: Props) {
  const start = useStart();
  const { search } = useLocation();
  if (start?.layout === 'board' && layout === 'list' && search === '') {
    return <Navigate to={paths.board} replace />;
  }
  return (
    <>
      <PageHeader title="Leads">
        <TransfersLinkField />
        <DuplicatesCountField />
        <LayoutToggle layout={layout} />
        <ImportButton />
        <NewLeadButton />
      </PageHeader>
      {start ? (
        <Leads layout={layout} start={start}>
          {children}
        </Leads>
      ) : (
        <SkeletonRows rows={12} />
      )}
    </>
  );
}

/** The board reads column by column, so its own list stays unread. */
const unread = { enabled: false };

function Leads({ layout, start, children }: Props & { start: Start }) {
  const [{ filter, sort }] = useState(start);
  return (
    <ListBase
      filter={usePlaceFilter(useListedFilter())}
      filterDefaultValues={filter}
      sort={sort}
      perPage={25}
      queryOptions={layout === 'list' ? saidOnPage : unread}
    >
      {children}
    </ListBase>
  );
}

/** For managers and admins: a whole list from elsewhere. */
function ImportButton() {
  const isManager = useIsAtLeast('manager');
  return isManager ? (
    <Button
      component={Link}
      to="/imports"
      variant="outlined"
      sx={{ display: { xs: 'none', md: 'inline-flex' } }}
    >
      Import
    </Button>
  ) : null;
}

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
