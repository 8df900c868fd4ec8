import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { LinkBase as Link } from 'react-admin';
import type { MergePreview } from '../../../shared/merge.ts';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { Problem } from '../ui/Problem.tsx';
import { type Chosen, type SetOver, useMergeNow } from './useMerge.ts';

type Props = {
  preview: MergePreview;
  chosen: Chosen;
  isStale: boolean;
  setOver: SetOver;
  again: () => void;
};

/** What a merge would do, before anything is done; and the button. */
export function Consequences({ preview, chosen, isStale, setOver, again }: Props) {
  const { mutate, isPending, error } = useMergeNow(preview, chosen, setOver);
  const { leads, intoId, refused, reports } = preview;
  const kept = leads.find(({ id }) => id === intoId);
  const others = leads.filter(({ id }) => id !== intoId);
  return (
    <Card aria-label="What will happen" aria-busy={isStale}>
      <CardTitle>What will happen</CardTitle>
      <Box component="ul" aria-live="polite" sx={{ pl: 2.25, mb: 1.5, '& li': { mb: 0.5 } }}>
        {others.map(({ id, reference, moves }) => (
          <li key={id}>
            {moves.length === 0
              ? `Nothing but its history goes from ${reference} to ${kept?.reference}.`
              : `${moves.join(', ')} and its history go from ${reference} to ${kept?.reference}.`}
          </li>
        ))}
        <li>{reports}</li>
        <li>
          {pointersWords(others.map(({ reference }) => reference))} to {kept?.reference}. Booking
          links that were sent go on working.
        </li>
      </Box>
      {refused.map((words) => (
        <Box component="p" key={words} role="alert" sx={refusalLook}>
          {words}
        </Box>
      ))}
      {error && <Problem error={error} retry={again} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mt: 2 }}>
        <Button
          variant="contained"
          color="primary"
          disabled={isStale || isPending || refused.length > 0}
          onClick={() => mutate()}
        >
          Merge into {kept?.reference}
        </Button>
        <Button component={Link} to="/leads" variant="text">
          Back
        </Button>
        <Quiet>It can be split again at any time.</Quiet>
      </Box>
    </Card>
  );
}

/** `A can still be opened and points`, `A and B can still be opened and point` */
function pointersWords(references: readonly string[]): string {
  const names = new Intl.ListFormat('en-US').format(references);
  return `${names} can still be opened and ${references.length === 1 ? 'points' : 'point'}`;
}

export const warningLook = {
  p: '10px 14px',
  mb: 1,
  borderRadius: '6px',
  background: 'var(--soon-soft)',
  color: 'var(--soon)',
  fontWeight: 600,
};

const refusalLook = { ...warningLook, background: 'var(--late-soft)', color: 'var(--late)' };
