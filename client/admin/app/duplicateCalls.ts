import type { Identifier } from 'react-admin';
import type {
  DuplicateCandidate,
  DuplicateCheck,
  RelatedLeads,
} from '../../../shared/duplicates.ts';
import { actionOf, api } from './calls.ts';
import { askInBackground, httpClient, send, sendAct } from './httpClient.ts';

/** What is asked and said about leads of the same person and of one household. */
export const duplicates = {
  /** Who is here already, for a person who is being typed; asking keeps no session alive. */
  checkDuplicates: (person: DuplicateCheck, signal: AbortSignal) =>
    askInBackground(`${api}/duplicates/check`, {
      method: 'POST',
      body: JSON.stringify(person),
      signal,
    }) as Promise<DuplicateCandidate[]>,
  relatedLeads: async (leadId: Identifier, signal: AbortSignal): Promise<RelatedLeads> => {
    const { json } = await httpClient(actionOf('leads', leadId, 'related'), { signal });
    return json;
  },
  ruleOut: (pairId: Identifier) => sendAct(`${api}/duplicates/${pairId}/rule-out`),
  reconsider: (pairId: Identifier) => sendAct(`${api}/duplicates/${pairId}/reconsider`),
  /** Whether a person may be discussed with somebody of their household. */
  answerTalkTo: (leadId: Identifier, otherId: number, ok: boolean) =>
    send(`${api}/leads/${leadId}/talk-to`, { otherId, ok }),
};
