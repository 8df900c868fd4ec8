import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useState } from 'react';
import { namedRanges, nameOfRange, type RangeName, rangeNames } from './ranges.ts';
import { useReportAddress, useReportDay } from './useReportAddress.ts';

type Props = {
  errors: Readonly<Record<string, string>>;
  /** Something was chosen. */
  done: () => void;
};

/** From when to when, by a name or by two dates, and as it stood on which day. */
export function RangeForm({ errors, done }: Props) {
  const [{ from, to, asOf }, go] = useReportAddress();
  const [typed, setTyped] = useState({ from, to, asOf: asOf.slice(0, 10) });
  const type = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(typed);
    done();
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
      <NamedRanges
        done={(range) => {
          type(range);
          done();
        }}
      />
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: '1fr 1fr' }}>
        <Day
          label="From"
          value={typed.from}
          error={errors['from']}
          set={(each) => type({ from: each })}
        />
        <Day label="To" value={typed.to} error={errors['to']} set={(each) => type({ to: each })} />
      </Box>
      <Day
        label="As it stood at the end of"
        value={typed.asOf}
        error={errors['asOf']}
        hint="Left empty: as it stands now."
        set={(each) => type({ asOf: each })}
      />
      <Button type="submit" variant="contained" color="primary">
        Show
      </Button>
    </Box>
  );
}

function NamedRanges({ done }: { done: (range: { from: string; to: string }) => void }) {
  const [address, go] = useReportAddress();
  const today = useReportDay();
  const chosen = nameOfRange(address, today);
  const choose = (name: RangeName) => {
    const range = namedRanges(today)[name];
    go(range);
    done(range);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {(Object.keys(rangeNames) as RangeName[]).map((name) => (
        <Button
          key={name}
          size="small"
          aria-pressed={name === chosen}
          onClick={() => choose(name)}
          sx={name === chosen ? { borderColor: 'var(--accent)', color: 'var(--accent-text)' } : {}}
        >
          {rangeNames[name]}
        </Button>
      ))}
    </Box>
  );
}

type DayProps = {
  label: string;
  value: string;
  error: string | undefined;
  hint?: string;
  set: (value: string) => void;
};

function Day({ label, value, error, hint, set }: DayProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={({ target }) => set(target.value)}
      error={error !== undefined}
      helperText={error ?? hint}
    />
  );
}
