import Box from '@mui/material/Box';
import type { ConsentEntry } from '../../../shared/consent-ledger.ts';
import type { Lead } from '../../../shared/records.ts';
import type { ConsentMeans } from '../../../shared/vocabulary.ts';
import { useZone } from '../app/useLocations.ts';
import { useStaff } from '../app/useStaff.ts';
import { formatMoment } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';

const subjects = { email: 'mail', phone: 'calls', text: 'texts', voicemail: 'voicemail' } as const;

const ways: Record<ConsentMeans, string> = {
  webForm: 'on the form',
  api: 'on another web site',
  staff: 'to us',
  phone: 'on the phone',
  inPerson: 'in person',
  written: 'in writing',
  unsubscribe: 'by a link in a mail',
  import: 'in another system',
};

/** All that was said, the newest first; what turned out a mistake is struck through. */
export function LedgerLines({ lead, rows }: { lead: Lead; rows: readonly ConsentEntry[] }) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  const staff = useStaff();
  if (rows.length === 0) {
    return null;
  }
  return (
    <Box component="details" sx={{ mt: 1.5, fontSize: 13, color: 'var(--ink-2)' }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        All that was said
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, mt: 1, display: 'grid', gap: 0.75 }}>
        {rows.map((row) => {
          const who = staff.find(({ id }) => id === row.actorId)?.name;
          return (
            <Box
              component="li"
              key={row.id}
              sx={row.takenBack ? { textDecoration: 'line-through' } : {}}
            >
              {formatMoment(row.at, zone, now)}: {saidWords(row)}
              {who === undefined ? '' : ` · ${who}`}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

/** `no to follow-up mails, on the phone` */
function saidWords({ action, channel, purpose, means, wordingVersion }: ConsentEntry): string {
  const subject = purpose === 'followUp' ? 'follow-up mails' : subjects[channel];
  if (action === 'takenBack') {
    return `a mistake about ${subject} taken back`;
  }
  const wording = wordingVersion === null ? '' : ` (wording ${wordingVersion})`;
  return `${action === 'given' ? 'yes' : 'no'} to ${subject}, ${ways[means]}${wording}`;
}
