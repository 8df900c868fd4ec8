import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { LinkBase as Link, ListBase, useListContext } from 'react-admin';
import type { DuplicatePair } from '../../../shared/duplicates.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Pages } from '../ui/Pages.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { PairCard } from './PairCard.tsx';

const likeliest = { field: 'score', order: 'DESC' } as const;
const withLeads = { ...saidOnPage, meta: { embed: ['lead', 'other'] } };
const tabs = { open: 'To look at', ruledOut: 'Not the same' } as const;
type Shown = keyof typeof tabs;

/** Leads that may be one person's, two by two, the likeliest first. */
export function DuplicatesPage() {
  const [shown, setShown] = useState<Shown>('open');
  return (
    <ListBase
      key={shown}
      storeKey={`duplicates.${shown}`}
      disableSyncWithLocation
      filter={{ open: shown === 'open' }}
      sort={likeliest}
      perPage={25}
      queryOptions={withLeads}
    >
      <PageHeader title="Possible duplicates" />
      <Tabs
        value={shown}
        aria-label="Which"
        onChange={(_event, chosen: Shown) => setShown(chosen)}
        sx={{ borderBottom: '1px solid var(--line)', minHeight: 44, mb: 2 }}
      >
        {Object.entries(tabs).map(([value, label]) => (
          <Tab key={value} value={value} label={label} />
        ))}
      </Tabs>
      <Pairs shown={shown} />
    </ListBase>
  );
}

function Pairs({ shown }: { shown: Shown }) {
  const { data, total, isPending, error, refetch } = useListContext<DuplicatePair>();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (isPending) {
    return <SkeletonRows rows={6} />;
  }
  if (total === 0) {
    return <NoPairs shown={shown} />;
  }
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2 }}>
        {data?.map((pair) => (
          <li key={pair.id}>
            <PairCard pair={pair} />
          </li>
        ))}
      </Box>
      <Pages sizes={[25, 50]} />
    </>
  );
}

function NoPairs({ shown }: { shown: Shown }) {
  return (
    <Card>
      {shown === 'open' ? (
        <EmptyState title="Everybody is here once">
          Whoever seems to be here twice appears here by themselves.{' '}
          <Link to="/leads">Go to the leads</Link>.
        </EmptyState>
      ) : (
        <EmptyState title="Nothing was ruled out">
          Pairs that somebody said are two people stay here, so that it can be put right.
        </EmptyState>
      )}
    </Card>
  );
}
