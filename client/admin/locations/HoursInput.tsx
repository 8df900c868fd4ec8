import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useInput } from 'react-admin';
import { weekdays } from '../../../shared/vocabulary.ts';
import type { OpeningSpan } from '../../../shared/location.ts';
import { firstMessage } from './firstMessage.ts';
import { SpanRow } from './SpanRow.tsx';

const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Spans of time for each day of the week; the form's value is the flat list of spans. */
export function HoursInput({ source, label }: { source: string; label: string }) {
  const { field, fieldState } = useInput<OpeningSpan[]>({ source, defaultValue: [] });
  const spans: OpeningSpan[] = field.value ?? [];
  const change = (next: OpeningSpan[]) =>
    field.onChange(next.toSorted((a, b) => a.weekday - b.weekday));
  const message = firstMessage(fieldState.error);
  return (
    <Box className="wide" sx={{ mb: 2 }}>
      {weekdays.map((weekday) => (
        <Day
          key={weekday}
          name={names[weekday - 1] ?? ''}
          label={`${label}, ${names[weekday - 1]}`}
          spans={spans.filter((span) => span.weekday === weekday)}
          replace={(old, now) => change(spans.map((span) => (span === old ? now : span)))}
          remove={(old) => change(spans.filter((span) => span !== old))}
          add={() => change([...spans, nextSpan(spans, weekday)])}
        />
      ))}
      {message !== null && <FormHelperText error>{message}</FormHelperText>}
    </Box>
  );
}

/** A first span is a usual day; a further one follows the last. */
function nextSpan(spans: readonly OpeningSpan[], weekday: number): OpeningSpan {
  const last = spans.findLast((span) => span.weekday === weekday);
  return { weekday, opensAt: last?.closesAt ?? '08:00', closesAt: last ? '18:00' : '17:00' };
}

type DayProps = {
  name: string;
  /** For those who don't see which table of days this is. */
  label: string;
  spans: OpeningSpan[];
  replace: (old: OpeningSpan, now: OpeningSpan) => void;
  remove: (old: OpeningSpan) => void;
  add: () => void;
};

function Day({ name, label, spans, replace, remove, add }: DayProps) {
  return (
    <Box
      component="fieldset"
      aria-label={label}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1.5,
        alignItems: 'center',
        m: 0,
        p: '8px 0',
        border: 0,
        borderBottom: '1px solid var(--line)',
      }}
    >
      <Box sx={{ width: 96, fontWeight: 600 }}>{name}</Box>
      {spans.length === 0 && <Box sx={{ color: 'var(--ink-3)' }}>Closed</Box>}
      {spans.map((span, index) => (
        <SpanRow
          key={index}
          day={label}
          span={span}
          change={(now) => replace(span, now)}
          remove={() => remove(span)}
        />
      ))}
      <Button size="small" variant="text" onClick={add} aria-label={`${label}: add a span`}>
        Add
      </Button>
    </Box>
  );
}
