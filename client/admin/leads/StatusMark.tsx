import { styled } from '@mui/material/styles';
import { closeReasonLabels, statusLabels } from '../../../shared/labels.ts';
import type { CloseReason, LeadStatus } from '../../../shared/vocabulary.ts';

const Pill = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  fontSize: 13,
  fontWeight: 600,
  padding: '3px 9px 3px 7px',
  borderRadius: 99,
  whiteSpace: 'nowrap',
});

const Shape = styled('i')({ width: 9, height: 9, display: 'inline-block', flex: 'none' });

/** Each status has its own shape, so that color alone never has to tell it. */
const shapes = {
  requested: { border: '2px solid currentColor', borderRadius: '50%' },
  emailed: {
    borderRadius: '50%',
    background: 'linear-gradient(90deg, currentColor 50%, transparent 50%)',
    boxShadow: 'inset 0 0 0 2px currentColor',
  },
  booked: { background: 'currentColor', borderRadius: '50%' },
  infused: { background: 'currentColor', transform: 'rotate(45deg)', borderRadius: 2 },
  closed: { borderTop: '2px solid currentColor', height: 0 },
} as const satisfies Record<LeadStatus, object>;

type Props = { status: LeadStatus; closeReason?: CloseReason | null };

/** A status as color, shape and word; a closed one with its reason. */
export function StatusMark({ status, closeReason = null }: Props) {
  return (
    <Pill style={{ color: `var(--${status})`, background: `var(--${status}-soft)` }}>
      <Shape style={shapes[status]} aria-hidden />
      {statusLabels[status]}
      {status === 'closed' && closeReason && ` · ${closeReasonLabels[closeReason].toLowerCase()}`}
    </Pill>
  );
}
