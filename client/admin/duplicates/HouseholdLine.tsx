import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { RelatedLeads } from '../../../shared/duplicates.ts';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { Quiet } from '../ui/Card.tsx';
import { ActButton } from './PairButtons.tsx';
import { shared } from './relatedWords.ts';

type Props = { about: Pick<Lead, 'id' | 'firstName'> } & RelatedLeads['household'][number];

/** Somebody who lives with the person: may they be told? One click says what the person said. */
export function HouseholdLine({ about, lead: other, via, talkOk }: Props) {
  const provider = useProvider();
  const answer = (ok: boolean) => () => provider.answerTalkTo(about.id, other.id, ok);
  const first = other.firstName;
  return (
    <li>
      <p>
        {shared[via]}{' '}
        <Link to={`/leads/${other.id}/show`}>
          <b>{leadName(other)}</b>
        </Link>
        .
      </p>
      <Quiet>{askWords(talkOk, about.firstName, first)}</Quiet>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75 }}>
        {talkOk !== true && (
          <ActButton
            isAnswer={talkOk === null}
            size="small"
            act={answer(true)}
            done={`Noted: we may talk to ${first}.`}
          >
            {talkOk === null ? 'Yes' : 'Now they may'}
          </ActButton>
        )}
        {talkOk !== false && (
          <ActButton
            isAnswer={talkOk === null}
            size="small"
            act={answer(false)}
            done={`Noted: not to ${first}.`}
          >
            {talkOk === null ? 'No' : 'No longer'}
          </ActButton>
        )}
      </Box>
    </li>
  );
}

function askWords(talkOk: boolean | null, about: string, name: string): string {
  if (talkOk === null) {
    return `Ask ${about}: may we talk to ${name} about you?`;
  }
  return talkOk
    ? `We may talk to ${name} about ${about}.`
    : `Nothing about ${about} is to be said to ${name}.`;
}
