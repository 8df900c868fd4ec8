import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { DuplicateDecision, ImportPlan } from '../../../shared/import.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { FormSection } from '../ui/FormSection.tsx';

type Props = { plan: ImportPlan; change: (some: Partial<ImportPlan>) => void };

export const decisionLabels: Record<DuplicateDecision, string> = {
  skip: 'Leave the row out',
  join: 'Add to the lead that is there',
  new: 'Make a new lead',
};
const decisions = Object.entries(decisionLabels).map(([value, label]) => ({ value, label }));

const openLabels: Record<ImportPlan['open'], string> = {
  review: 'A task to look at each, spread over days',
  followUp: 'Follow up as if they had asked today',
  nothing: 'Nothing; they stay as they are',
};
const openChoices = Object.entries(openLabels).map(([value, label]) => ({ value, label }));

/** What the file can't say. Nothing here mails anybody unless it is ticked. */
export function PlanOptions({ plan, change }: Props) {
  return (
    <FormSection
      title="What is to happen"
      hint="Leads that are over (infused or closed) come in with their history; nothing is planned for them."
    >
      <Box sx={{ '& .MuiTextField-root': { width: '100%' }, mb: 2 }}>
        <FilterSelect
          label="Who is there already"
          options={decisions}
          value={plan.duplicates}
          choose={(value) => change({ duplicates: value as DuplicateDecision })}
        />
      </Box>
      <Box sx={{ '& .MuiTextField-root': { width: '100%' }, mb: 2 }}>
        <FilterSelect
          label="Leads that are still open"
          options={openChoices}
          value={plan.open}
          choose={(value) => change({ open: value as ImportPlan['open'] })}
        />
      </Box>
      <Box className="wide">
        <FormControlLabel
          control={
            <Checkbox
              checked={plan.sendLinks}
              onChange={(_event, sendLinks) => change({ sendLinks })}
            />
          }
          label="Mail a booking link to open leads who agreed to be mailed, thirty a minute"
        />
        <Box sx={{ fontSize: 13, color: 'var(--ink-2)' }}>{mailWords(plan)}</Box>
      </Box>
    </FormSection>
  );
}

function mailWords({ sendLinks, open }: ImportPlan): string {
  if (open === 'followUp') {
    return 'Following up brings calls, and the mails of the follow-up to those who agreed to be mailed.';
  }
  return sendLinks ? 'No other mail goes out because of this import.' : 'No mail goes out.';
}
