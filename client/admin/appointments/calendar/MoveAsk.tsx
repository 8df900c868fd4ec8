import type { LocalDay } from './layout/localDay.ts';
import { MoveConfirm } from './MoveConfirm.tsx';
import { Refusal } from './Refusal.tsx';
import type { MoveQuestion } from './useMoveQuestion.ts';

type Props = { question: MoveQuestion; days: readonly LocalDay[] };

/** The question before a move, and what is said where it can't be. */
export function MoveAsk({ question, days }: Props) {
  const { asked, refusal, settle, refuse } = question;
  const day = days.find(
    ({ start, end }) => asked && start <= asked.drop.start && asked.drop.start < end,
  );
  return (
    <>
      {refusal !== null && <Refusal reason={refusal} close={settle} />}
      {asked && day && <MoveConfirm asked={asked} day={day} close={settle} refused={refuse} />}
    </>
  );
}
