import Button from '@mui/material/Button';
import type { Activity } from '../../../../shared/records.ts';
import { useTakeBack } from '../../ui/useTakeBack.ts';

type Props = { activity: Activity; words: string };

/** Takes back an entry of the history; what was done to several leads at once, for all of them. */
export function UndoLine({ activity: { id, data }, words }: Props) {
  const { takeBack, isPending } = useTakeBack();
  const label = data['act'] === undefined ? 'Undo' : 'Undo for all';
  return (
    <Button
      size="small"
      disabled={isPending}
      aria-label={`${label}: ${words.replace(/\.$/, '')}`}
      onClick={() => takeBack(id)}
      sx={{ minHeight: 44, alignSelf: 'start', my: -1 }}
    >
      {label}
    </Button>
  );
}
