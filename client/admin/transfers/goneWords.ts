import type { Transfer } from '../../../shared/transfer.ts';
import { formatMomentWithin } from '../format/time.ts';

/** `Handed over to Stone Oak, today 9:30 am. They carry it on.` */
export function goneWords(transfer: Transfer, zone: string, now: string): string {
  const when = formatMomentWithin(transfer.answeredAt ?? transfer.offeredAt, zone, now);
  return transfer.status === 'offered'
    ? `Offered to you by ${transfer.fromName}, ${when}. Answer on Today.`
    : `Handed over to ${transfer.toName}, ${when}. They carry it on.`;
}
