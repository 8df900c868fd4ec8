import { useState } from 'react';
import type { Dragged } from './useDragToMove.ts';
import type { Visit } from './useVisits.ts';
import { iso } from './visitWords.ts';

/** What was dropped and waits for an answer, or why it was put back. */
export type MoveQuestion = {
  asked: Dragged | null;
  refusal: string | null;
  /** The question is answered or taken back, or what was said has been read. */
  settle: () => void;
  refuse: (reason: string) => void;
};

/** Asks before a dropped appointment moves; until then it only lies where it would be. */
export function useMoveQuestion() {
  const [asked, setAsked] = useState<Dragged | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const say = (question: Dragged | null, reason: string | null) => {
    setAsked(question);
    setRefusal(reason);
  };
  const question: MoveQuestion = {
    asked,
    refusal,
    settle: () => say(null, null),
    refuse: (reason) => say(null, reason),
  };
  return {
    question,
    dropped: (dragged: Dragged) => say(dragged.refusal === null ? dragged : null, dragged.refusal),
    asIfMoved: (visits: readonly Visit[]) =>
      asked ? visits.map((visit) => movedTo(visit, asked)) : visits,
  };
}

function movedTo(visit: Visit, { visit: moving, drop }: Dragged): Visit {
  const { start, end, room } = drop;
  return visit.id === moving.id
    ? { ...visit, start, end, roomId: room.id, startsAt: iso(start), endsAt: iso(end) }
    : visit;
}
