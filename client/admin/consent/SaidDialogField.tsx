import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { KeyboardEvent } from 'react';
import type { WordInput } from '../../../shared/consent-ledger.ts';
import { DialogFrame } from '../ui/DialogFrame.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { sayings } from './sayings.ts';

type Props = {
  /** Writes it down; `words` are what was said. */
  say: (word: WordInput, words: string) => void;
  /** They want nothing at all. */
  leaveAlone: () => void;
  close: () => void;
};

const alone = 'Do not contact at all';

/** What a person said on the phone about being contacted: one key, or one click. */
export function SaidDialogField({ say, leaveAlone, close }: Props) {
  const choices = [
    ...sayings.map(({ label, word }) => ({ label, choose: () => say(word, label) })),
    { label: alone, choose: leaveAlone },
  ];
  /** The page behind has keys too, and is back before it hears of this one: it must not. */
  function onKeyDown(event: KeyboardEvent): void {
    const choice = choices[Number(event.key) - 1];
    if (!choice || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) {
      choice.choose();
    }
  }
  return (
    <DialogFrame
      title="What did they say?"
      close={close}
      actions={
        <Button variant="text" onClick={close}>
          Back
        </Button>
      }
    >
      <Box onKeyDown={onKeyDown} sx={grid}>
        {choices.map(({ label, choose }, index) => (
          <Button
            key={label}
            {...(index === 0 && { ref: focus })}
            onClick={choose}
            aria-keyshortcuts={String(index + 1)}
            sx={{ justifyContent: 'space-between', ...(label === alone && whole) }}
          >
            {label} <Kbd aria-hidden>{index + 1}</Kbd>
          </Button>
        ))}
      </Box>
    </DialogFrame>
  );
}

/** The keys of the dialog are heard from wherever the focus is in it. */
const focus = (first: HTMLButtonElement | null) => first?.focus();

const grid = {
  display: 'grid',
  gap: 1,
  // Room for the ring of what has the focus.
  p: '4px',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gridAutoFlow: 'column',
  gridTemplateRows: 'repeat(5, auto)',
};

const whole = { gridColumn: '1 / -1', gridRow: 5, color: 'var(--late)' };
