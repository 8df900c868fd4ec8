import type { MailState, TodayRow } from '../../../shared/today.ts';
import { isFirstCall } from './dueWords.ts';
import { formatMomentWithin } from './time.ts';

export type WhyNow = {
  text: string;
  /** What stands in the way, said last and in the colour of what is late. */
  trouble: string | null;
};

type Known = Pick<TodayRow, 'what' | 'reason' | 'mail' | 'requestedAt'>;

const mailBounced = 'mail bounced: the address does not work';

/** What became of the mail to somebody who was never called. */
const mailWords: Record<MailState, string> = {
  opened: ', mail opened, has not booked',
  accepted: ', mail sent, has not opened it',
  none: ', no mail sent',
  failed: '',
};

/** Why this person is to be called now, as a line of a list. Never what they suffer from. */
export function whyNow(row: Known, zone: string, now: string): WhyNow {
  const trouble = row.mail === 'failed' ? mailBounced : null;
  if (!isFirstCall(row)) {
    return { text: row.reason, trouble };
  }
  const asked = `Asked ${formatMomentWithin(row.requestedAt, zone, now)}`;
  return { text: `${asked}${mailWords[row.mail]}`, trouble };
}
