import Box from '@mui/material/Box';
import Popover from '@mui/material/Popover';
import { useId } from 'react';
import { LinkBase as Link } from 'react-admin';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import { formatPhone } from '../../format/phone.ts';
import { formatLongDay, zoneName } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Quiet } from '../../ui/Card.tsx';
import { AppointmentActionsField } from '../AppointmentActionsField.tsx';
import { AppointmentStatusField } from '../AppointmentStatusField.tsx';
import { LongWaitField } from '../LongWaitField.tsx';
import type { Visit } from './useVisits.ts';
import { nameOf, timesOf } from './visitWords.ts';

/** Where on the screen it opens: the card itself may be elsewhere by the time something is done. */
export type PanelPlace = { top: number; left: number };
type Props = { visit: Visit; room: string; zone: string; place: PanelPlace; close: () => void };

/** Who it is, and what can be done about the appointment. */
export function AppointmentPanel({ visit, room, zone, place, close }: Props) {
  const { kind, startsAt, status, leadId, lead } = visit;
  const heading = useId();
  const now = useNow();
  return (
    <Popover
      open
      anchorReference="anchorPosition"
      anchorPosition={place}
      onClose={close}
      transitionDuration={0}
      slotProps={{
        paper: { role: 'dialog', 'aria-labelledby': heading, sx: { p: 2, maxWidth: 360 } },
      }}
    >
      <Box id={heading} component="h2" sx={{ fontSize: 17, fontWeight: 650 }}>
        {nameOf(visit)}
      </Box>
      <Box component="p" sx={{ my: 0.5 }}>
        {appointmentKindLabels.en[kind]}, {room}
        <br />
        {formatLongDay(startsAt, zone)}
        <br />
        {timesOf(visit, zone)} {zoneName(startsAt, zone)}
      </Box>
      {status === 'booked' && <LongWaitField visit={visit} requestedAt={lead?.requestedAt} />}
      {lead?.phone != null && <Quiet>{formatPhone(lead.phone)}</Quiet>}
      <Box sx={{ my: 1 }}>
        <AppointmentStatusField status={status} />
      </Box>
      <AppointmentActionsField appointment={visit} now={now} />
      <Box sx={{ mt: 1.5 }}>
        <Link to={`/leads/${leadId}/show`}>Open the lead</Link>
      </Box>
    </Popover>
  );
}
