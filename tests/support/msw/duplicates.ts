import type { DuplicatePair, LeadInShort, RelatedLeads } from '../../../shared/duplicates.ts';
import { lead, testNow } from './records.ts';

export function leadInShort(values: Partial<LeadInShort> = {}): LeadInShort {
  const { id, reference, firstName, lastName, phone, email, language, status } = lead();
  const { closeReason, contactStop, locationId, requestedAt } = lead();
  const who = { id, reference, firstName, lastName, phone, email, language };
  return { ...who, status, closeReason, contactStop, locationId, requestedAt, ...values };
}

/** `open` is for the filter of the list. */
export function duplicatePair(
  values: Partial<DuplicatePair> = {},
): DuplicatePair & { open: boolean } {
  return {
    open: values.ruledOutAt == null,
    id: 1,
    leadId: 1,
    otherId: 2,
    score: 90,
    reasons: ['samePhone', 'soundsAlike', 'nearDate'],
    why: 'same phone, name sounds the same, asked within two weeks',
    foundAt: testNow,
    ruledOutAt: null,
    ruledOutById: null,
    lead: leadInShort(),
    other: leadInShort({ id: 2, firstName: 'Dolorez', reference: 'SP-8G4L3' }),
    ...values,
  };
}

/** Nobody else. */
export function related(values: Partial<RelatedLeads> = {}): RelatedLeads {
  const nobody = { household: [], earlier: [], later: [], duplicates: [], merged: [] };
  return { ...nobody, elsewhere: false, ...values };
}
