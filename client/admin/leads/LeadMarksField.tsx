import Box from '@mui/material/Box';
import type { Lead } from '../../../shared/records.ts';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { NextStepMark } from './NextStepMark.tsx';
import { StatusMark } from './StatusMark.tsx';

type Shown = Pick<Lead, 'status' | 'closeReason' | 'nextStep' | 'nextStepAt' | 'contactStop'>;

const row = { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' };
const stack = {
  ...row,
  flexDirection: { xs: 'row', sm: 'column' },
  alignItems: { xs: 'center', sm: 'flex-end' },
};

type Props = {
  lead: Shown;
  zone: string;
  now: string;
  /** Beside a name: one after the other, however wide it is. */
  inRow?: boolean;
};

/** Where a lead stands and what comes next, one over the other. */
export function LeadMarksField({ lead, zone, now, inRow = false }: Props) {
  return (
    <Box sx={inRow ? row : stack}>
      <ContactStopMark stop={lead.contactStop} />
      <StatusMark status={lead.status} closeReason={lead.closeReason} />
      {lead.nextStep !== null && <NextStepMark lead={lead} zone={zone} now={now} />}
    </Box>
  );
}
