import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { useGetIdentity, useListContext } from 'react-admin';
import { useZone } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { useNow } from '../format/useNow.ts';
import { FilterChip } from '../ui/FilterChip.tsx';
import { filterGroups, filterWords, type LeadFilter } from './filters.ts';

/** The filters that are set, each with a way to drop it, and the menu that adds one. */
export function FilterChips() {
  const { filterValues, setFilters } = useListContext();
  const set = Object.entries<unknown>(filterValues).filter(([key]) => key !== 'status');
  const words = useFilterWords();
  const drop = (key: string) => {
    const { [key]: _dropped, ...rest } = filterValues;
    setFilters(rest);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {set.map(([key, value]) => (
        <FilterChip key={key} words={words(key, value)} drop={() => drop(key)} />
      ))}
      <AddFilter add={(filter) => setFilters({ ...filterValues, ...filter })} />
      {set.length > 1 && (
        <Chip
          variant="outlined"
          label="Clear all"
          onClick={() => setFilters(statusOf(filterValues))}
        />
      )}
    </Box>
  );
}

function statusOf(filter: LeadFilter): LeadFilter {
  return 'status' in filter ? { status: filter['status'] } : {};
}

function useFilterWords(): (key: string, value: unknown) => string {
  const staff = useStaff();
  const { identity } = useGetIdentity();
  const known = {
    staff,
    myId: String(identity?.id ?? ''),
    zone: useZone(undefined),
    now: useNow(),
  };
  return (key, value) => filterWords(key, value, known);
}

function AddFilter({ add }: { add: (filter: LeadFilter) => void }) {
  const { identity } = useGetIdentity();
  const now = useNow();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (filter: LeadFilter) => {
    add(filter);
    setAnchor(null);
  };
  const items = filterGroups(String(identity?.id ?? ''), now).flatMap(({ title, choices }) => [
    <ListSubheader
      key={title}
      role="presentation"
      sx={{ fontSize: 13, fontWeight: 600, lineHeight: '32px' }}
    >
      {title}
    </ListSubheader>,
    ...choices.map(({ label, filter }) => (
      <MenuItem key={`${title} ${label}`} dense onClick={() => choose(filter)}>
        {label}
      </MenuItem>
    )),
  ]);
  return (
    <>
      <Chip
        variant="outlined"
        label="Add filter"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ borderStyle: 'dashed' }}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {items}
      </Menu>
    </>
  );
}
