import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputBase from '@mui/material/InputBase';
import { useMutation } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useRefresh } from 'react-admin';
import type { Lead } from '../../../../shared/records.ts';
import { useProvider } from '../../app/useProvider.ts';
import { Card } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useTell } from '../../ui/useTell.ts';
import { useAtWork } from './atWork.ts';

/** A note for the history. It stays in the box until it is safely stored. */
export function NoteBox({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const tell = useTell();
  const refresh = useRefresh();
  const [text, setText] = useState('');
  const [contact, setContact] = useState(false);
  useAtWork(text.trim() !== '');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => provider.addNote(lead.id, text.trim(), contact),
    onSuccess: (answer) => {
      setText('');
      setContact(false);
      tell('Note saved.', answer);
      refresh();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <Card as="form" onSubmit={submit} sx={{ p: '10px 16px' }}>
      <InputBase
        multiline
        fullWidth
        minRows={1}
        maxRows={12}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Write a note. It stays in the record."
        slotProps={{ input: { 'aria-label': 'Note', maxLength: 5000 } }}
        sx={{ '& textarea::placeholder': { color: 'var(--ink-3)', opacity: 1 } }}
      />
      {error && <Problem error={error} />}
      {text.trim() !== '' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', mt: 1 }}>
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={contact}
                onChange={(event) => setContact(event.target.checked)}
              />
            }
            label="I was in contact with the person"
          />
          <Button
            type="submit"
            size="small"
            variant="contained"
            color="primary"
            disabled={isPending}
          >
            Save note
          </Button>
        </Box>
      )}
    </Card>
  );
}
