import Button from '@mui/material/Button';
import { formatDay, formatTime } from '../../format/time.ts';
import { Quiet } from '../../ui/Card.tsx';
import { Problem } from '../../ui/Problem.tsx';
import type { LocalDay } from './layout/localDay.ts';
import type { Dragged } from './useDragToMove.ts';
import { useMove } from './useMove.ts';
import { iso, nameOf } from './visitWords.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';

type Props = {
  asked: Dragged;
  day: LocalDay;
  /** The question is answered, or taken back. */
  close: () => void;
  refused: (reason: string) => void;
};

/** Asks before an appointment moves, and whether the person is told by mail. */
export function MoveConfirm({ asked, day, close, refused }: Props) {
  const { visit, drop } = asked;
  const startsAt = iso(drop.start);
  const place = `${formatDay(startsAt, day.zone)}, ${formatTime(startsAt, day.zone)}, ${drop.room.name}`;
  const { move, isMoving, unheard } = useMove(visit.id, {
    done: `Moved to ${place}.`,
    close,
    refused,
  });
  const send = (notify: boolean) =>
    void move({ startsAt, roomId: drop.room.id, notify, version: visit.version });
  const silent = whySilent(asked);
  return (
    <DialogFrame
      title={`Move ${nameOf(visit)} to ${place}?`}
      close={isMoving ? undefined : close}
      width="sm"
      actions={
        <>
          <Button variant="text" onClick={close} disabled={isMoving}>
            Back
          </Button>
          {silent === null ? (
            <>
              <Button onClick={() => send(false)} disabled={isMoving}>
                Move without a mail
              </Button>
              <Button {...strong} onClick={() => send(true)} disabled={isMoving}>
                Move and tell the person
              </Button>
            </>
          ) : (
            <Button {...strong} onClick={() => send(false)} disabled={isMoving}>
              Move
            </Button>
          )}
        </>
      }
    >
      {unheard !== null && <Problem error={unheard} />}
      <Quiet>
        Now: {formatDay(visit.startsAt, day.zone)}, {formatTime(visit.startsAt, day.zone)}.
        {isOutside(asked, day) && ' The new time is outside opening hours.'} {silent}
      </Quiet>
    </DialogFrame>
  );
}

const strong = { variant: 'contained', color: 'primary' } as const;

/** Why no mail would go out anyway; null: one can. */
function whySilent({ visit, drop }: Dragged): string | null {
  if (drop.start === visit.start) {
    return 'Only the room changes, so no mail goes out.';
  }
  return visit.lead?.email === null
    ? 'There is no mail address for this person: tell them yourself.'
    : null;
}

function isOutside({ drop }: Dragged, { open }: LocalDay): boolean {
  return !open.some(({ start, end }) => start <= drop.start && drop.end <= end);
}
