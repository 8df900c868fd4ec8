import { DateTimeInput, type DateTimeInputProps } from 'react-admin';
import { zoneName } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { asTyped } from './asTyped.ts';

type Props = Pick<DateTimeInputProps, 'source' | 'label' | 'validate'> & {
  /** Named below, so that nobody takes the time for their own; left out: only that it is local. */
  zone?: string;
  /** What else is to be said below. */
  hint?: string;
};

/**
 * A day and a time as the clock of the location shows it. The field keeps what was typed: only the
 * location's zone can tell the instant (`fromWallClock`).
 */
export function WallClockInput({ zone, hint = '', ...field }: Props) {
  const now = useNow();
  const named = zone === undefined ? '' : ` (${zoneName(now, zone)})`;
  return (
    <DateTimeInput
      {...field}
      parse={asTyped}
      format={asTyped}
      helperText={`Local time of the location${named}. ${hint}`.trim()}
    />
  );
}
