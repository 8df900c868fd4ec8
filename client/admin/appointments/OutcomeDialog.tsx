import type { Appointment } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import type { StillpointProvider } from '../app/dataProvider.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';
import { useNow } from '../format/useNow.ts';
import { useVisitWords } from './useVisitWords.ts';

type Outcome = 'complete' | 'noShow' | 'cancel';

type Words = { title: string; action: string; done: string; what: string };

const words: Record<Outcome, Words> = {
  complete: {
    title: 'The person came?',
    action: 'Complete',
    done: 'Completed.',
    what: 'A completed infusion makes the lead “Infused”.',
  },
  noShow: {
    title: 'The person did not come?',
    action: 'Did not come',
    done: 'Noted. A mail to choose a new time is on its way.',
    what: 'They get a mail to choose a new time, and are first in the queue to be called.',
  },
  cancel: {
    title: 'Cancel this appointment?',
    action: 'Cancel it',
    done: 'Cancelled; the person gets a mail.',
    what: 'The time is free again, and the person gets a mail.',
  },
};

/** People come early, and days get mixed up: before its hour the dialog asks which it is. */
const early: Words = {
  ...words.complete,
  title: 'Was the person here already?',
  what: 'It has not begun yet. Complete it only if the person has been here.',
};

const acts: Record<Outcome, (provider: StillpointProvider, id: number) => Promise<unknown>> = {
  complete: (provider, id) => provider.completeAppointment(id),
  noShow: (provider, id) => provider.noShow(id),
  cancel: (provider, id) => provider.cancelAppointment(id),
};

type Props = { appointment: Appointment; outcome: Outcome; close: () => void };

/** Asks once before an appointment ends in one way or another. */
export function OutcomeDialog({ appointment, outcome, close }: Props) {
  const provider = useProvider();
  const visit = useVisitWords(appointment);
  const begun = appointment.startsAt <= useNow();
  const { title, action, done, what } = outcome === 'complete' && !begun ? early : words[outcome];
  return (
    <ActionDialog
      title={title}
      action={action}
      done={done}
      act={() => acts[outcome](provider, appointment.id)}
      close={close}
    >
      <p>
        {!begun && 'Planned: '}
        <b>{visit}</b>
      </p>
      <Quiet>{what}</Quiet>
    </ActionDialog>
  );
}
