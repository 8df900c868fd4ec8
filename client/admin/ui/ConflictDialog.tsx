import Button from '@mui/material/Button';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useId, useState } from 'react';
import { fieldLabel, valueWords } from './fieldWords.ts';
import type { Clash } from './mergeEdits.ts';
import { DialogFrame } from './DialogFrame.tsx';

type Side = 'mine' | 'theirs';

type Props = {
  clashes: readonly Clash[];
  /** Called with the paths of which theirs stays; null: nothing is to be saved. */
  answer: (theirs: readonly string[] | null) => void;
};

/** Mine or theirs, for each field that both changed. Mine is offered first: it was just typed. */
export function ConflictDialog({ clashes, answer }: Props) {
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const theirs = clashes.map(({ path }) => path).filter((path) => chosen[path] === 'theirs');
  return (
    <DialogFrame
      title="Somebody changed this too"
      close={() => answer(null)}
      actions={
        <>
          <Button variant="text" onClick={() => answer(null)}>
            Back
          </Button>
          <Button variant="contained" color="primary" onClick={() => answer(theirs)}>
            Save
          </Button>
        </>
      }
    >
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
    </DialogFrame>
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
