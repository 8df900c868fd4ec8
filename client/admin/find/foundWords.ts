import { callOutcomeLabels } from '../../../shared/labels.ts';
import type { FoundLead, LastContact } from '../../../shared/found-lead.ts';
import { formatMomentWithin } from '../format/time.ts';

/** `Call, left voicemail, by Imani Wells, yesterday 4:10 pm`; never what was written. */
export function lastContactWords(
  last: LastContact | null,
  { zone, now }: { zone: string; now: string },
): string {
  if (last === null) {
    return 'Nobody has been in touch yet';
  }
  const outcome = last.outcome && callOutcomeLabels[last.outcome].toLowerCase();
  const by = last.by === null ? 'sent by itself' : `by ${last.by.name}`;
  const parts = [kinds[last.what], outcome, by, formatMomentWithin(last.at, zone, now)];
  return parts.filter(Boolean).join(', ');
}

const kinds: Record<LastContact['what'], string> = { call: 'Call', note: 'Note', email: 'Mail' };

export function voicemailWords({ voicemailOk }: Pick<FoundLead, 'voicemailOk'>): string {
  return voicemailOk === null
    ? 'Voicemail: not asked yet'
    : voicemailOk
      ? 'Voicemail is fine'
      : 'No voicemail, please';
}
