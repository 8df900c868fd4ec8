import Box from '@mui/material/Box';
import type { ConsentChannel } from '../../../shared/vocabulary.ts';
import { refusalOf, useConsents } from '../app/useConsents.ts';

const look = { color: 'var(--late)', fontWeight: 600, fontSize: 14, mt: 0.75 };

type Props = { leadId: number; channels: readonly ConsentChannel[] };

/** What this person asked us not to do, in their way: one sentence for each. */
export function RefusalsField({ leadId, channels }: Props) {
  const { data } = useConsents(leadId);
  const refusals = new Set(channels.map((channel) => refusalOf(data, channel)));
  return [...refusals].map((sentence) =>
    sentence === null || isPlain(sentence) ? null : (
      <Box component="p" key={sentence} sx={look}>
        {sentence}
      </Box>
    ),
  );
}

/** What the page shows anyway: that it is closed, or that there is no address. */
const isPlain = (sentence: string) => /^(This lead|There is no)/.test(sentence);
