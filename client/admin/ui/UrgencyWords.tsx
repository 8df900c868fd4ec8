import { styled } from '@mui/material/styles';
import type { Urgency } from '../format/nextStep.ts';

const colors: Record<Urgency, string> = {
  late: 'var(--late)',
  soon: 'var(--soon)',
  ok: 'var(--ink-2)',
  none: 'var(--ink-3)',
};

/** A triangle for late, a ring for soon: told by shape as well as by color and words. */
const shapes: Record<Urgency, string> = { late: '▲', soon: '●', ok: '', none: '' };

const Words = styled('span')({ fontSize: 13, whiteSpace: 'nowrap' });

type Props = {
  words: string;
  urgency: Urgency;
  /** Day and time, for whoever rests the pointer on it. */
  exactly?: string;
};

/** Words about a time, and how pressing it is. */
export function UrgencyWords({ words, urgency, exactly }: Props) {
  const pressing = urgency === 'late' || urgency === 'soon';
  return (
    <Words title={exactly} style={{ color: colors[urgency], fontWeight: pressing ? 600 : 450 }}>
      {pressing && (
        <span aria-hidden style={{ fontSize: 9, marginRight: 6, verticalAlign: 1 }}>
          {shapes[urgency]}
        </span>
      )}
      {words}
    </Words>
  );
}
