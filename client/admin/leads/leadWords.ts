import { channelLabels, languageLabels } from '../../../shared/labels.ts';
import type { Lead } from '../../../shared/records.ts';

/** How often a person is called before closing is suggested. */
const plannedCalls = 6;

/** `1 of 6` while the person is still to be reached, else the plain count. */
export function attemptsWords({ attempts, status }: Pick<Lead, 'attempts' | 'status'>): string {
  const chasing = status === 'requested' || status === 'emailed';
  return chasing && attempts <= plannedCalls ? `${attempts} of ${plannedCalls}` : String(attempts);
}

/** `Phone, Spanish`; English goes without saying. */
export function prefersWords(lead: Pick<Lead, 'preferredContact' | 'language'>): string {
  const channel =
    lead.preferredContact === 'text' ? 'Text' : channelLabels.en[lead.preferredContact];
  return lead.language === 'en' ? channel : `${channel}, ${languageLabels[lead.language]}`;
}
