import Checkbox from '@mui/material/Checkbox';
import { useListContext } from 'react-admin';
import type { Lead } from '../../../shared/records.ts';
import { leadName } from '../format/leadName.ts';

/** Ticks or clears every row of the page. */
export function SelectPage() {
  const { data = [], selectedIds, onSelect } = useListContext<Lead>();
  const ids = data.map((lead) => lead.id);
  const count = ids.filter((id) => selectedIds.includes(id)).length;
  const others = selectedIds.filter((id) => !ids.some((each) => each === id));
  return (
    <Checkbox
      checked={count > 0 && count === ids.length}
      indeterminate={count > 0 && count < ids.length}
      onChange={(event) => onSelect(event.target.checked ? [...others, ...ids] : others)}
      slotProps={{ input: { 'aria-label': 'Select all on this page' } }}
    />
  );
}

/** Ticks one row; a click here doesn't open the lead. */
export function SelectRow({ lead }: { lead: Lead }) {
  const { selectedIds, onToggleItem } = useListContext<Lead>();
  return (
    <Checkbox
      checked={selectedIds.includes(lead.id)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onToggleItem(lead.id)}
      slotProps={{ input: { 'aria-label': `Select ${leadName(lead)}` } }}
    />
  );
}
