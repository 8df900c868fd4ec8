import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type KeyboardEvent, type SyntheticEvent } from 'react';
import { Card, CardTitle } from '../ui/Card.tsx';
import { Kbd } from '../ui/Kbd.tsx';

export type Written = { note: string; followUp: string };

type Props = {
  title: string;
  action: string;
  /** Asks when to call back too. */
  withTime?: boolean;
  /** Nothing is saved before something is written. */
  needed?: boolean;
  save: (written: Written) => void;
  close: () => void;
};

/** A note, and perhaps a time. Enter saves; what is written stays until it is safely stored. */
export function WritePanel(props: Props) {
  const { title, action, withTime = false, needed = false, save, close } = props;
  const [note, setNote] = useState('');
  const [followUp, setFollowUp] = useState('');
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (!needed || note.trim() !== '') {
      save({ note: note.trim(), followUp });
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
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: columns(withTime), mt: 1 }}>
        <TextField
          inputRef={focus}
          multiline
          maxRows={8}
          label="Note"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 5000 } }}
        />
        {withTime && (
          <TextField
            type="datetime-local"
            label="Call back at"
            value={followUp}
            onChange={(event) => setFollowUp(event.target.value)}
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
