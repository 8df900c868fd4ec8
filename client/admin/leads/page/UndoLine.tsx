import Button from '@mui/material/Button';
import type { Activity } from '../../../../shared/records.ts';
import { useTakeBack } from '../../ui/useTakeBack.ts';

type Props = { activity: Activity; words: string };

/** Takes back an entry of the history; what was done to several leads at once, for all of them. */
export function UndoLine({ activity: { id, data }, words }: Props) {
  const { takeBack, isPending, isSuccess } = useTakeBack();
  const label = data['act'] === undefined ? 'Undo' : 'Undo for all';
  return (
    <Button
      size="small"
      // Until the history is read again, without this.
      disabled={isPending || isSuccess}
      aria-label={`${label}: ${words.replace(/\.$/, '')}`}
      onClick={() => void takeBack(id)}
      sx={{ minHeight: 44, alignSelf: 'start', my: -1 }}
    >
      {label}
    </Button>
  );
}
