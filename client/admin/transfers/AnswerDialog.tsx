import { BooleanInput, required, TextInput } from 'react-admin';
import type { Transfer } from '../../../shared/transfer.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';

type Props = { offer: Transfer; how: 'accept' | 'decline'; close: () => void };

/** Takes the lead over, or says why not. */
export function AnswerDialog({ how, ...same }: Props) {
  return how === 'accept' ? <AcceptDialog {...same} /> : <DeclineDialog {...same} />;
}

type OfferProps = Omit<Props, 'how'>;

function AcceptDialog({ offer, close }: OfferProps) {
  const provider = useProvider();
  const name = leadName(offer);
  return (
    <ActionDialog
      title={`Take over ${name}?`}
      action="Accept"
      done={`${name} is yours now.`}
      defaultValues={{ sendLink: false }}
      act={({ note, sendLink }) =>
        provider.acceptTransfer(offer.leadId, {
          note: String(note ?? ''),
          sendLink: sendLink === true,
        })
      }
      close={close}
    >
      <p>
        The history, the open tasks and the clock come along, counted in {offer.toName}’s hours. The
        link the person has shows {offer.toName}’s times from then on.
      </p>
      <BooleanInput
        source="sendLink"
        label="Send them a mail with our times"
        helperText={false}
        sx={wholeSwitch}
      />
      <TextInput
        source="note"
        label={`Note for ${offer.fromName}`}
        multiline
        minRows={2}
        helperText={false}
      />
    </ActionDialog>
  );
}

/** Its button would stand out over the edge on the left. */
const wholeSwitch = { '& .MuiFormControlLabel-root': { ml: '-7px' } };

const needed = required('Say in a few words why.');

function DeclineDialog({ offer, close }: OfferProps) {
  const provider = useProvider();
  return (
    <ActionDialog
      title={`Decline ${leadName(offer)}?`}
      action="Decline"
      done={`Declined. ${offer.fromName} is told.`}
      act={({ note }) => provider.declineTransfer(offer.leadId, String(note ?? ''))}
      close={close}
    >
      <TextInput source="note" label="Why?" multiline minRows={2} validate={needed} />
      <Quiet>
        The lead stays with {offer.fromName}, who gets a task to decide what comes next.
      </Quiet>
    </ActionDialog>
  );
}
