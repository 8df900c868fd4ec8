import { useNavigate } from 'react-admin';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Suspense, useState } from 'react';
import type { Lead } from '../../../../shared/records.ts';
import { useRefusal } from '../../app/useConsents.ts';
import { useIsAtLeast } from '../../app/useStaff.ts';
import { useNow } from '../../format/useNow.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { lazyNamed } from '../../ui/lazyNamed.ts';
import { useHotkeys } from '../../ui/useHotkeys.ts';
import { actionsFor, currentAppointment, type LeadAction } from './leadActions.ts';
import { useAppointments } from './useLeadRows.ts';

const LeadDialog = lazyNamed(() => import('./LeadDialog.tsx'), 'LeadDialog');

const labels: Record<LeadAction, string> = {
  logCall: 'Log call',
  sendMail: 'Send link',
  book: 'Book',
  reschedule: 'Reschedule',
  complete: 'Complete',
  noShow: 'Did not come',
  reopen: 'Reopen',
  assign: 'Assign',
  edit: 'Edit',
  postpone: 'Put off',
  stopContact: 'Stop contact',
  resumeContact: 'May be contacted again',
  transfer: 'Hand over to another location',
  merge: 'Merge with…',
  close: 'Close lead',
  correctStatus: 'Correct status',
};

/** The actions that fit this lead now; each opens its own small form. */
export function ActionRow({ lead }: { lead: Lead }) {
  const appointments = useAppointments(lead);
  const isManager = useIsAtLeast('manager');
  const actions = actionsFor(lead, appointments, { isManager, now: useNow() });
  const [open, setOpen] = useState<LeadAction | null>(null);
  const noMail = useRefusal(lead.id, 'email');
  const navigate = useNavigate();
  const start = (action: LeadAction) =>
    action === 'edit' ? navigate(`/leads/${lead.id}`) : setOpen(action);
  const offered = [actions.primary, ...actions.beside, ...actions.more];
  useHotkeys(offered.includes('logCall') ? { l: () => start('logCall') } : {});
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
      {actions.beside.map((action) => (
        <ActionButton
          key={action}
          action={action}
          start={start}
          refused={action === 'sendMail' ? noMail : null}
        />
      ))}
      <ActionButton primary action={actions.primary} start={start} />
      <MoreMenu actions={actions.more} start={start} />
      <Suspense fallback={null}>
        {open !== null && (
          <LeadDialog
            action={open}
            lead={lead}
            appointment={currentAppointment(appointments)}
            close={() => setOpen(null)}
          />
        )}
      </Suspense>
    </Box>
  );
}

type ButtonProps = {
  action: LeadAction;
  primary?: boolean;
  start: (action: LeadAction) => void;
  /** Why it can't be done; null: it can. */
  refused?: string | null;
};

function ActionButton({ action, primary = false, start, refused = null }: ButtonProps) {
  return (
    <Button
      {...(primary && { variant: 'contained', color: 'primary' })}
      {...(refused !== null && { disabled: true, title: refused, 'aria-description': refused })}
      onClick={() => start(action)}
    >
      {labels[action]} {action === 'logCall' && <Kbd>L</Kbd>}
    </Button>
  );
}

type MenuProps = { actions: LeadAction[]; start: (action: LeadAction) => void };

function MoreMenu({ actions, start }: MenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {actions.map((action) => (
          <MenuItem
            key={action}
            onClick={() => {
              setAnchor(null);
              start(action);
            }}
          >
            {labels[action]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
