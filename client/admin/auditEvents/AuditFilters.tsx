import Box from '@mui/material/Box';
import { useStaff } from '../app/useStaff.ts';
import { FilterSelect, type Option } from '../ui/FilterSelect.tsx';
import { acts } from './auditWords.ts';

/** What is chosen above the trail; an empty text is no choice. */
export type Choices = { action: string; actorId: string };

const anything: Option = { value: '', label: 'Anything' };
const anybody: Option = { value: '', label: 'Anybody' };
const actOptions: Option[] = [anything, ...acts.map(({ label }) => ({ value: label, label }))];

/** The filter of the list. */
export function filterOf({ action, actorId }: Choices) {
  const chosen = acts.find(({ label }) => label === action);
  return {
    ...(chosen && { action: chosen.actions }),
    ...(actorId !== '' && { actorId }),
  };
}

type Props = { choices: Choices; choose: (choices: Choices) => void };

/** Narrows the trail to one kind of act and to one person. */
export function AuditFilters({ choices, choose }: Props) {
  const people = useStaff().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, pb: 1.5 }}>
      <FilterSelect
        label="What"
        options={actOptions}
        value={choices.action}
        choose={(action) => choose({ ...choices, action })}
      />
      <FilterSelect
        label="Who"
        options={[anybody, ...people]}
        value={choices.actorId}
        choose={(actorId) => choose({ ...choices, actorId })}
      />
    </Box>
  );
}
