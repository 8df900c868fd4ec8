import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, useState } from 'react';
import { fieldLabel, valueWords } from './fieldWords.ts';
import type { Clash } from './mergeEdits.ts';

type Side = 'mine' | 'theirs';

type Props = {
  clashes: readonly Clash[];
  /** Called with the paths of which theirs stays; null: nothing is to be saved. */
  answer: (theirs: readonly string[] | null) => void;
};

/** Mine or theirs, for each field that both changed. Mine is offered first: it was just typed. */
export function ConflictDialog({ clashes, answer }: Props) {
  const heading = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const theirs = clashes.map(({ path }) => path).filter((path) => chosen[path] === 'theirs');
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      fullWidth
      maxWidth="xs"
      aria-labelledby={heading}
      transitionDuration={0}
    >
      <DialogTitle id={heading} component="h2" sx={{ fontSize: 20, fontWeight: 650, pb: 1 }}>
        Somebody changed this too
      </DialogTitle>
      <DialogContent>
        <p style={{ marginBottom: 16 }}>
          {clashes.length === 1 ? 'One field was' : `${clashes.length} fields were`} changed by both
          of you. Choose what stays; everything else that either of you changed is kept.
        </p>
        {clashes.map((clash) => (
          <Choice
            key={clash.path}
            clash={clash}
            side={chosen[clash.path] ?? 'mine'}
            choose={(side) => setChosen({ ...chosen, [clash.path]: side })}
          />
        ))}
      </DialogContent>
      <DialogActions sx={{ p: '0 24px 20px' }}>
        <Button variant="text" onClick={() => answer(null)}>
          Back
        </Button>
        <Button variant="contained" color="primary" onClick={() => answer(theirs)}>
          Save
        </Button>
      </DialogActions>
    </Dialog>
  );
}

type ChoiceProps = { clash: Clash; side: Side; choose: (side: Side) => void };

function Choice({ clash: { path, mine, theirs }, side, choose }: ChoiceProps) {
  const label = useId();
  return (
    <FormControl fullWidth sx={{ mb: 2 }}>
      <FormLabel id={label}>{fieldLabel(path)}</FormLabel>
      <RadioGroup
        aria-labelledby={label}
        value={side}
        onChange={(_event, value) => choose(value === 'theirs' ? 'theirs' : 'mine')}
      >
        <FormControlLabel
          value="mine"
          control={<Radio />}
          label={`Mine: ${valueWords(path, mine)}`}
        />
        <FormControlLabel
          value="theirs"
          control={<Radio />}
          label={`Theirs: ${valueWords(path, theirs)}`}
        />
      </RadioGroup>
    </FormControl>
  );
}
