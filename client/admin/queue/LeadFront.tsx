import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { QueueTurn } from '../../../shared/today.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import type { Urgency } from '../format/nextStep.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { useConsents } from '../app/useConsents.ts';
import { RefusalsField } from '../consent/RefusalsField.tsx';
import { PresenceField } from '../live/PresenceField.tsx';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { factWords, reasonWords } from './queueWords.ts';

const looks: Record<Urgency, { color: string; background: string }> = {
  late: { color: 'var(--late)', background: 'var(--late-soft)' },
  soon: { color: 'var(--soon)', background: 'var(--soon-soft)' },
  ok: { color: 'var(--accent-text)', background: 'var(--accent-soft)' },
  none: { color: 'var(--accent-text)', background: 'var(--accent-soft)' },
};

const large = { fontSize: { xs: 26, md: 34 }, lineHeight: 1.2, overflowWrap: 'anywhere' };

type Props = { turn: NonNullable<QueueTurn['turn']>; now: string };

/** Why this person is next, who they are, and the number large enough to dial from afar. */
export function LeadFront({ turn, now }: Props) {
  const { row, section, voicemailOk } = turn;
  const zone = useZone(row.locationId);
  const place = useLocations().find(({ id }) => id === row.locationId)?.name;
  // Somebody may have stopped contact while the lead is on the screen.
  const { contactStop } = useConsents(row.leadId).data ?? row;
  const { words, urgency } = reasonWords(row, section, zone, now);
  return (
    <>
      <Box
        component="p"
        sx={{ p: '10px 16px', borderRadius: '6px', fontWeight: 600, ...looks[urgency] }}
      >
        {words}
      </Box>
      <Box component="h1" sx={{ ...large, fontWeight: 650, m: '22px 0 4px' }}>
        {leadName(row)} <ContactStopMark stop={contactStop} />
      </Box>
      <Box component="p" sx={{ ...large, fontWeight: 650, letterSpacing: '.01em' }}>
        {row.phone === null ? (
          'No phone number'
        ) : (
          <a href={`tel:${row.phone}`} style={{ color: 'inherit', textDecoration: 'none' }}>
            {formatPhone(row.phone)}
          </a>
        )}
      </Box>
      <Box component="p" sx={{ color: 'var(--ink-2)', mt: 0.75 }}>
        {factWords(turn, place)}
        {voicemailOk === false && (
          <Box component="b" sx={{ color: 'var(--late)' }}>
            {' '}
            · no voicemail, please
          </Box>
        )}
        {' · '}
        <Link to={`/leads/${row.leadId}/show`}>Open the lead</Link>
      </Box>
      <RefusalsField leadId={row.leadId} channels={['phone', 'email']} />
      <PresenceField leadId={row.leadId} mode="working" />
    </>
  );
}
