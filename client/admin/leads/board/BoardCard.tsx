import { Draggable, type DraggableProvidedDragHandleProps } from '@hello-pangea/dnd';
import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';
import { leadName } from '../../format/leadName.ts';
import { formatAskedWithin } from '../../format/time.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Quiet } from '../../ui/Card.tsx';
import { ContactStopMark } from '../../ui/ContactStopMark.tsx';
import type { Known } from '../leadColumns.tsx';
import { NextStepMark } from '../NextStepMark.tsx';
import { WaitingMark } from '../WaitingMark.tsx';
import { draggableIdOf } from './draggableId.ts';
import { MoveMenu } from './MoveMenu.tsx';

type Props = {
  lead: Lead;
  index: number;
  known: Known;
  move: (lead: Lead, to: LeadStatus) => void;
};

const card = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: '4px',
  p: '10px 12px',
  mb: 1,
  background: 'var(--surface)',
  border: '1px solid var(--line)',
  borderRadius: '8px',
  // A column is narrow: what doesn't fit on a line goes on to the next.
  '& span': { whiteSpace: 'normal' },
  '&:focus-visible': { outline: '2px solid var(--accent)', outlineOffset: 1 },
};

const row = { display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 };
const raised = { boxShadow: 'var(--shadow)', borderColor: 'var(--accent)' };

/** A lead on the board. The whole card is the handle; a link or a button in it is itself. */
export function BoardCard({ lead, index, known, move }: Props) {
  const name = leadName(lead);
  return (
    <Draggable draggableId={draggableIdOf(lead)} index={index}>
      {({ innerRef, draggableProps, dragHandleProps }, { isDragging }) => (
        <Box
          ref={innerRef}
          {...draggableProps}
          {...articleOf(dragHandleProps)}
          component="article"
          aria-label={name}
          data-card
          sx={isDragging ? { ...card, ...raised } : card}
        >
          <Box sx={{ ...row, alignItems: 'flex-start' }}>
            <Box
              component={Link}
              to={`/leads/${lead.id}/show`}
              draggable={false}
              sx={{
                flex: 1,
                minWidth: 0,
                color: 'inherit',
                fontWeight: 650,
                textDecoration: 'none',
              }}
              style={{ overflowWrap: 'anywhere' }}
            >
              {name}
            </Box>
            <MoveMenu lead={lead} move={(to) => move(lead, to)} />
          </Box>
          <CardFacts lead={lead} known={known} />
        </Box>
      )}
    </Draggable>
  );
}

/** Not the button that the handle would be by itself: a button can't hold a link and a menu. */
function articleOf(handle: DraggableProvidedDragHandleProps | null) {
  const { role: _button, ...rest } = handle ?? {};
  return rest;
}

function CardFacts({ lead, known }: Pick<Props, 'lead' | 'known'>) {
  const { now, zoneOf, nameOf } = known;
  const zone = zoneOf(lead.locationId);
  const assignee = nameOf(lead.assigneeId);
  const waits = lead.firstContactAt === null && lead.dueAt !== null && lead.status !== 'closed';
  return (
    <>
      <ContactStopMark stop={lead.contactStop} />
      {lead.nextStep !== null && <NextStepMark lead={lead} zone={zone} now={now} />}
      <Box sx={{ ...row, justifyContent: 'space-between' }}>
        {waits ? (
          <WaitingMark lead={lead} now={now} verb="Waiting " />
        ) : (
          <Quiet as="span">Asked {formatAskedWithin(lead.requestedAt, zone, now)}</Quiet>
        )}
        {assignee !== undefined && <Avatar name={assignee} />}
      </Box>
    </>
  );
}
