import type { MailState, TodayRow } from '../../../shared/today.ts';
import { isFirstCall } from './dueWords.ts';
import { formatMomentWithin } from './time.ts';

/** Two parts of one line: `trouble` is what stands in the way, in the colour of what is late. */
export type WhyNow = { text: string; trouble: string };

type Known = Pick<TodayRow, 'what' | 'reason' | 'mail' | 'requestedAt' | 'status'>;

const bounced = 'bounced: the address does not work';

/** What became of the mail to somebody who was never called. */
const mailWords: Record<Exclude<MailState, 'failed'>, string> = {
  opened: 'mail opened, has not booked',
  accepted: 'mail sent, has not opened it',
  none: 'no mail sent',
};

/** Why this person is to be called now, as a line of a list. Never what they suffer from. */
export function whyNow(row: Known, zone: string, now: string): WhyNow {
  const { mail, reason } = row;
  if (!isFirstCall(row)) {
    return mail === 'failed'
      ? { text: `${reason} `.trimStart(), trouble: `Mail ${bounced}.` }
      : { text: reason, trouble: '' };
  }
  const asked = `Asked ${formatMomentWithin(row.requestedAt, zone, now)}, `;
  if (row.status === 'booked') {
    return { text: `${asked}has booked, nobody has called yet`, trouble: '' };
  }
  return mail === 'failed'
    ? { text: asked, trouble: `mail ${bounced}` }
    : { text: `${asked}${mailWords[mail]}`, trouble: '' };
}
