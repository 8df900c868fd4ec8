import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError, useNotify } from 'react-admin';
import type { AppointmentMove } from '../../../../shared/appointment.ts';
import { sentenceOf } from '../../app/httpClient.ts';
import { useProvider } from '../../app/useProvider.ts';

type Outcome = {
  /** What is told when it has worked. */
  done: string;
  close: () => void;
  /** The server said no, and why; the calendar has been read again. */
  refused: (reason: string) => void;
};

/**
 * Sends a move once at a time. Refused: the reason, and the calendar as it is now. Unheard (no
 * network): the question stays, and the same move can be sent again, for the second is none.
 */
export function useMove(id: number, { done, close, refused }: Outcome) {
  const provider = useProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [isMoving, setMoving] = useState(false);
  const [unheard, setUnheard] = useState<unknown>(null);
  async function move(wish: AppointmentMove): Promise<void> {
    setMoving(true);
    setUnheard(null);
    const trouble = await provider.moveAppointment(id, wish).then(() => null, asTrouble);
    if (trouble && !trouble.isRefusal) {
      setUnheard(trouble.thrown);
      setMoving(false);
      return;
    }
    await queryClient.invalidateQueries();
    if (trouble) {
      refused(sentenceOf(trouble.thrown));
    } else {
      notify(done, { type: 'info' });
      close();
    }
  }
  return { move, isMoving, unheard };
}

function asTrouble(thrown: unknown) {
  const status = thrown instanceof HttpError ? thrown.status : 0;
  return { thrown, isRefusal: status >= 400 && status < 500 };
}
