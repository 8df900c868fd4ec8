import type { Identifier } from 'react-admin';
import type { LeadConsents, WordInput } from '../../../shared/consent-ledger.ts';
import type { ContactStop } from '../../../shared/vocabulary.ts';
import { actionOf } from './calls.ts';
import { httpClient, send, sendAct } from './httpClient.ts';

const lead = (id: Identifier, what: string) => actionOf('leads', id, what);

/** A part of the data provider: whether a person may be contacted, and what becomes of their data. */
export const person = {
  /** What they said about being contacted, and what holds now. */
  consents: async (id: Identifier): Promise<LeadConsents> => {
    const { json } = await httpClient(lead(id, 'consents'));
    return json as LeadConsents;
  },
  recordWord: (id: Identifier, word: WordInput) => sendAct(lead(id, 'consents'), word),
  stopContact: (id: Identifier, body: { reason: ContactStop; note?: string }) =>
    sendAct(lead(id, 'stop-contact'), body),
  resumeContact: (id: Identifier) => sendAct(lead(id, 'resume-contact')),
  /** For good: nothing takes it back. */
  eraseLead: (id: Identifier, body: { reason: string; reference: string }) =>
    send(lead(id, 'erase'), body),
};

/** Where the browser fetches the file that proves what a person agreed to. */
export const proofAddress = (id: Identifier) => lead(id, 'consents/proof');

/** Where the browser fetches the file with everything held about a person. */
export const personAddress = (id: Identifier) => lead(id, 'person-export');
