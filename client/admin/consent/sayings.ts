import type { ConsentNow, WordInput } from '../../../shared/consent-ledger.ts';

/** A line of the card: one way of contact, and what a person can say to it. */
export type ContactLine = Pick<ConsentNow, 'channel' | 'purpose'> & {
  readonly label: string;
  readonly yes: string;
  readonly no: string;
};

export const contactLines: readonly ContactLine[] = [
  { channel: 'email', purpose: 'request', label: 'Mail', yes: 'Yes to mail', no: 'No more mail' },
  {
    channel: 'email',
    purpose: 'followUp',
    label: 'Follow-up mails',
    yes: 'Yes to follow-up mails',
    no: 'No follow-up mails',
  },
  { channel: 'phone', purpose: 'request', label: 'Calls', yes: 'Yes to calls', no: 'No calls' },
  { channel: 'text', purpose: 'request', label: 'Texts', yes: 'Yes to texts', no: 'No texts' },
  {
    channel: 'voicemail',
    purpose: 'request',
    label: 'Voicemail',
    yes: 'Voicemail is fine',
    no: 'No voicemail',
  },
];

/** What is written down: a word about follow-up mails is about these alone, any other about all. */
export function wordOf(
  { channel, purpose }: Pick<ContactLine, 'channel' | 'purpose'>,
  action: WordInput['action'],
): WordInput {
  return { channel, action, ...(purpose === 'followUp' && { purpose }) };
}

/** What somebody says on the phone, the likeliest first, each on the key of its number. */
export const sayings: readonly { readonly label: string; readonly word: WordInput }[] = [
  { label: 'No more mail', word: { channel: 'email', action: 'withdrawn' } },
  { label: 'No calls', word: { channel: 'phone', action: 'withdrawn' } },
  { label: 'No texts', word: { channel: 'text', action: 'withdrawn' } },
  { label: 'No voicemail', word: { channel: 'voicemail', action: 'withdrawn' } },
  { label: 'Yes to mail', word: { channel: 'email', action: 'given' } },
  { label: 'Yes to calls', word: { channel: 'phone', action: 'given' } },
  { label: 'Yes to texts', word: { channel: 'text', action: 'given' } },
  { label: 'Voicemail is fine', word: { channel: 'voicemail', action: 'given' } },
];
