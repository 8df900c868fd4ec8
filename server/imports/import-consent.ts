import { type ConsentChannel, contactPurposes } from '../../shared/vocabulary.ts';
import { insertConsents, wordsOn } from '../consent/consent.queries.ts';
import { wordOn } from '../consent/may.ts';
import { settle } from '../consent/settle.ts';
import type { Trx } from '../db/database.ts';
import { leadsReachedBy, updateLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { NewEvent } from './lead-events.ts';
import type { ImportedConsent } from './row/read-row.ts';
import type { SpokenOf } from './row/spoken-words.ts';

/** Who brings it in, and when: an ISO instant. */
type By = { readonly actorId: string | null; readonly at: string };

/**
 * Writes down what a file says about being contacted. A "no" is kept always. A "yes" is kept only
 * where nobody of this mail address or number has ever taken it back here: a list is no reason to
 * write to somebody who said no. What was planned for other leads of the address or number ends with
 * a "no"; what is planned for this one is for the caller to see to.
 * @returns the events for the lead's history
 */
export async function importConsent(
  trx: Trx,
  lead: Pick<LeadRow, 'id' | 'email' | 'phone' | 'language'>,
  consent: ImportedConsent,
  { actorId, at: now }: By,
): Promise<NewEvent[]> {
  const said = consent.given.length === 0 ? [] : await wordsOn(trx, lead);
  const given = consent.given.filter(({ channel, purpose }) =>
    (purpose === 'all' ? contactPurposes : [purpose]).every(
      (each) => wordOn(said, channel, each) !== 'withdrawn',
    ),
  );
  const { withdrawn, at, words } = consent;
  const row = (action: 'given' | 'withdrawn') => (spoken: SpokenOf) => ({
    leadId: lead.id,
    at,
    ...spoken,
    action,
    wordingVersion: null,
    wording: words === '' ? null : `In an imported file: ${words}`,
    language: lead.language,
    means: 'import' as const,
    originAddress: null,
    actorId,
  });
  await insertConsents(trx, [...given.map(row('given')), ...withdrawn.map(row('withdrawn'))]);
  const channels = withdrawn.map(({ channel }) => channel);
  await settleOthers(trx, lead, channels, now);
  const told = { at, actorId };
  return [
    ...eventsOf(given, { ...told, type: 'consentGiven' }),
    ...eventsOf(withdrawn, { ...told, type: 'consentWithdrawn' }),
  ];
}

/** One for all that was said of the same purpose. */
function eventsOf(said: readonly SpokenOf[], event: Omit<NewEvent, 'data'>): NewEvent[] {
  return [...Map.groupBy(said, ({ purpose }) => purpose)].map(([purpose, some]) => {
    const channels = some.map(({ channel }) => channel);
    const only = purpose === 'all' ? {} : { purpose };
    return { ...event, data: { channels, ...only, means: 'import' } };
  });
}

async function settleOthers(
  trx: Trx,
  { id, email, phone }: Pick<LeadRow, 'id' | 'email' | 'phone'>,
  channels: readonly ConsentChannel[],
  now: string,
): Promise<void> {
  const reach = {
    email: channels.includes('email') ? email : null,
    phone: channels.some((channel) => channel !== 'email') ? phone : null,
  };
  const reached = channels.length === 0 ? [] : await leadsReachedBy(trx, reach);
  const others = reached.filter((each) => each.id !== id && each.erasedAt === null);
  await settle(trx, others, now);
}

/** The summary column knows nothing of purposes. */
export const voicemail: SpokenOf = { channel: 'voicemail', purpose: 'all' };

/**
 * Puts into the ledger what a file says about voicemail, whose column is only its summary: a "no"
 * that somebody of this number said here is not lifted by a list.
 */
export async function importVoicemail(
  trx: Trx,
  lead: Pick<LeadRow, 'id' | 'email' | 'phone' | 'language' | 'voicemailOk'>,
  at: string,
  by: By,
): Promise<NewEvent[]> {
  if (lead.voicemailOk === null) {
    return [];
  }
  const [given, withdrawn] = lead.voicemailOk === 1 ? [[voicemail], []] : [[], [voicemail]];
  const events = await importConsent(trx, lead, { given, withdrawn, at, words: '' }, by);
  if (events.length === 0) {
    await updateLead(trx, lead.id, { voicemailOk: 0 });
  }
  return events;
}
