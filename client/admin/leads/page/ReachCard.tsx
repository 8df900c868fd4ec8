import Box from '@mui/material/Box';
import { channelLabels, languageLabels } from '../../../../shared/labels.ts';
import type { Lead } from '../../../../shared/records.ts';
import { formatPhone } from '../../format/phone.ts';
import { RefusalsField } from '../../consent/RefusalsField.tsx';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';

const big = { fontSize: 20, fontWeight: 650, mt: 0.75 };

/** How to reach the person, and how they want to be reached. */
export function ReachCard({ lead }: { lead: Lead }) {
  return (
    <Card aria-label="How to reach">
      <CardTitle>How to reach</CardTitle>
      {lead.phone !== null && (
        <Box component="p" sx={big}>
          <Box
            component="a"
            href={`tel:${lead.phone}`}
            sx={{ color: 'inherit', textDecoration: 'none' }}
          >
            {formatPhone(lead.phone)}
          </Box>
        </Box>
      )}
      <Quiet>{wishes(lead)}</Quiet>
      <RefusalsField leadId={lead.id} channels={['phone', 'text', 'email']} />
      {lead.email !== null && (
        <Box component="p" sx={{ mt: 1.25, overflowWrap: 'anywhere' }}>
          <a href={`mailto:${lead.email}`}>{lead.email}</a>
        </Box>
      )}
      <Box component="p" sx={{ mt: 1.25 }}>
        <b>{languageLabels[lead.language]}</b>
      </Box>
      {lead.requesterName !== null && (
        <Quiet>
          Asked by {lead.requesterName}
          {lead.requesterRelation !== null && ` (${lead.requesterRelation})`}: calls and mails go to
          them.
        </Quiet>
      )}
      {lead.okToTalkTo !== null && <Quiet>May be discussed with {lead.okToTalkTo}.</Quiet>}
    </Card>
  );
}

/** `Prefers phone, after 9:00 am. Voicemail is fine.` */
function wishes({ preferredContact, bestTime, voicemailOk }: Lead): string {
  const channel = channelLabels.en[preferredContact].toLowerCase();
  const when = bestTime === null ? '' : `, ${bestTime}`;
  const voicemail =
    voicemailOk === null ? '' : voicemailOk ? ' Voicemail is fine.' : ' No voicemail, please.';
  return `Prefers ${channel}${when}.${voicemail}`;
}
