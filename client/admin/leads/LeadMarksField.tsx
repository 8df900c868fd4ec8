import Box from '@mui/material/Box';
import type { Lead } from '../../../shared/records.ts';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { NextStepMark } from './NextStepMark.tsx';
import { StatusMark } from './StatusMark.tsx';

type Shown = Pick<Lead, 'status' | 'closeReason' | 'nextStep' | 'nextStepAt' | 'contactStop'>;

const stack = {
  display: 'flex',
  flexDirection: { xs: 'row', sm: 'column' },
  flexWrap: 'wrap',
  alignItems: { xs: 'center', sm: 'flex-end' },
  gap: '4px 12px',
};

/** Where a lead stands and what comes next, one over the other. */
export function LeadMarksField(props: { lead: Shown; zone: string; now: string }) {
  const { lead, zone, now } = props;
  return (
    <Box sx={stack}>
      <ContactStopMark stop={lead.contactStop} />
      <StatusMark status={lead.status} closeReason={lead.closeReason} />
      {lead.nextStep !== null && <NextStepMark lead={lead} zone={zone} now={now} />}
    </Box>
  );
}
