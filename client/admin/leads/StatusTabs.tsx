import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useListContext } from 'react-admin';
import { statusLabels } from '../../../shared/labels.ts';
import { statuses } from '../../../shared/vocabulary.ts';
import { usePlaceFilter } from './usePlaceFilter.ts';
import { useStatusCounts } from './useStatusCounts.ts';

const tabs = ['all', ...statuses] as const;
const labels = { all: 'All', ...statusLabels };
const count = new Intl.NumberFormat('en-US');

/** The pipeline as tabs, each with how many leads the other filters leave in it. */
export function StatusTabs() {
  const { filterValues, setFilters } = useListContext();
  const { status, ...others } = filterValues;
  const counts = useStatusCounts({ ...others, ...usePlaceFilter(others) });
  const current = tabs.find((tab) => tab === status) ?? 'all';
  return (
    <Tabs
      value={current}
      variant="scrollable"
      scrollButtons={false}
      aria-label="Status"
      onChange={(_event, tab) => setFilters(tab === 'all' ? others : { ...others, status: tab })}
      sx={{ borderBottom: '1px solid var(--line)', minHeight: 44 }}
    >
      {tabs.map((tab) => (
        <Tab key={tab} value={tab} label={<TabLabel words={labels[tab]} total={counts?.[tab]} />} />
      ))}
    </Tabs>
  );
}

function TabLabel({ words, total }: { words: string; total: number | undefined }) {
  return (
    <span>
      {words}
      <span style={{ color: 'var(--ink-2)', fontWeight: 450, marginLeft: 6, fontSize: 13 }}>
        {total === undefined ? '' : count.format(total)}
      </span>
    </span>
  );
}
