import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { LinkBase as Link } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { DuplicateCandidate, DuplicateCheck } from '../../../shared/duplicates.ts';
import { statusLabels } from '../../../shared/labels.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { useSettled } from '../ui/useSettled.ts';
import { useWhere } from './LeadColumn.tsx';

type Props = {
  /** The form's values as far as they are typed. */
  person: FieldValues;
  /** Called when one of them is opened. */
  opened?: () => void;
};

const shown = 2;

const quiet = {
  flex: '1 1 260px',
  minHeight: 24,
  my: { xs: 0, md: 1 },
  color: 'var(--ink-2)',
  // On a phone the form needs the room.
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: { xs: '2', md: 'none' },
  overflow: 'hidden',
};

/** A quiet line while somebody is being typed: they may be here already. It never stands in the way. */
export function AlreadyHereField({ person, opened }: Props) {
  const found = useAlreadyHere(person);
  const where = useWhere();
  return (
    <Box component="output" sx={quiet}>
      {found.length > 0 && 'Perhaps already here: '}
      {found.slice(0, shown).map(({ lead, why }, index) => (
        <span key={lead.id}>
          {index > 0 && '; '}
          <Link to={`/leads/${lead.id}/show`} onClick={opened}>
            <b>{leadName(lead)}</b>
          </Link>
          , {statusLabels[lead.status].toLowerCase()}
          {where(lead)} ({why})
        </span>
      ))}
      {found.length > 0 && '.'}
    </Box>
  );
}

const pauseMilliseconds = 300;

/** Nothing while too little is typed, and nothing where asking fails: saving goes on all the same. */
function useAlreadyHere(person: FieldValues): readonly DuplicateCandidate[] {
  const provider = useProvider();
  const typed = useSettled(JSON.stringify(checkOf(person)), pauseMilliseconds);
  const asked = JSON.parse(typed) as DuplicateCheck;
  const { data } = useQuery({
    queryKey: ['alreadyHere', typed],
    queryFn: ({ signal }) => provider.checkDuplicates(asked, signal),
    enabled: isEnough(asked),
    placeholderData: (previous) => previous,
    gcTime: 0,
    retry: false,
  });
  return isEnough(asked) && Array.isArray(data) ? data : [];
}

function checkOf(person: FieldValues): DuplicateCheck {
  const text = (name: string, most: number) => {
    const value: unknown = person[name];
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  };
  const locationId: unknown = person['locationId'];
  return {
    firstName: text('firstName', 100),
    lastName: text('lastName', 100),
    email: text('email', 254),
    phone: text('phone', 40),
    ...(typeof locationId === 'number' && { locationId }),
  };
}

const wholeNumber = 10;

/** A whole name, a whole number or a whole address: anything less fits half the town. */
function isEnough({ firstName, lastName, email, phone }: DuplicateCheck): boolean {
  const named = (firstName ?? '') !== '' && (lastName ?? '').length > 1;
  const digits = (phone ?? '').replaceAll(/\D/g, '').length;
  return named || digits >= wholeNumber || /^\S+@\S+\.\S{2,}$/.test(email ?? '');
}
