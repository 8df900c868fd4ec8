import Button from '@mui/material/Button';
import { Kbd } from '../ui/Kbd.tsx';
import { once, useHotkeys } from '../ui/useHotkeys.ts';
import { useTakeBack } from '../ui/useTakeBack.ts';

/** On a message: takes back the deed that it tells of, by a click or by U. */
export function UndoButton({ deed, words }: { deed: number; words: string }) {
  const { takeBack, isPending } = useTakeBack();
  const run = () => void takeBack(deed);
  useHotkeys({ u: once(run) });
  return (
    <Button
      variant="text"
      disabled={isPending}
      aria-label={`Undo: ${words.replace(/\.$/, '')}`}
      aria-keyshortcuts="u"
      onClick={run}
      sx={onNotice}
    >
      Undo <Kbd aria-hidden>U</Kbd>
    </Button>
  );
}

/** As large as a finger, in the colour of the words beside it. */
const onNotice = { minHeight: 44, color: 'inherit', '&.Mui-disabled': { color: 'inherit' } };
