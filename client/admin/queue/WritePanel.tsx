import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { Card, CardTitle } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';

/** `at`: wall-clock time of the location; empty: none was given. */
export type Written = { note: string; at: string };

type Props = {
  title: string;
  action: string;
  /** Asks for a day and a time too, under this label. */
  timeLabel?: string;
  /** Nothing is saved before this is filled in. */
  needed?: keyof Written;
  save: (written: Written) => void;
  close: () => void;
};

/** A note, and perhaps a time. Enter saves; what is written stays until it is safely stored. */
export function WritePanel(props: Props) {
  const { title, action, timeLabel, needed, save, close } = props;
  const [note, setNote] = useState('');
  const [at, setAt] = useState('');
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    const written = { note: note.trim(), at };
    if (needed === undefined || written[needed] !== '') {
      save(written);
    }
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey && !isButton(event.target)) {
      submit(event);
    }
  }
  return (
    <Card as="form" aria-label={title} onSubmit={submit} onKeyDown={onKeyDown}>
      <CardTitle>{title}</CardTitle>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: columns(timeLabel !== undefined),
          mt: 1,
        }}
      >
        <TextField
          {...(needed !== 'at' && { inputRef: focus })}
          multiline
          maxRows={8}
          label="Note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 5000 } }}
        />
        {timeLabel !== undefined && (
          <TextField
            type="datetime-local"
            {...(needed === 'at' && { inputRef: focus })}
            label={timeLabel}
            value={at}
            onChange={(event) => setAt(event.target.value)}
          />
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button type="submit" variant="contained" color="primary">
          {action} <Kbd aria-hidden>Enter</Kbd>
        </Button>
        <Button variant="text" onClick={close}>
          Back <Kbd aria-hidden>Esc</Kbd>
        </Button>
      </Box>
    </Card>
  );
}

/** Somebody asked for this form by a key: they type at once. */
const focus = (input: HTMLElement | null) => input?.focus();

const columns = (two: boolean) => ({
  xs: 'minmax(0, 1fr)',
  sm: two ? 'minmax(0, 1fr) 240px' : 'minmax(0, 1fr)',
});

const isButton = (target: EventTarget) => target instanceof HTMLButtonElement;
