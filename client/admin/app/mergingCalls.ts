import type { Identifier } from 'react-admin';
import type { MergeMany, MergePreview, MergeRecord } from '../../../shared/merge.ts';
import { sendAct } from './httpClient.ts';
import { act, api, get } from './calls.ts';

/** What the data provider knows of merging leads, and of splitting them. */
export const merging = {
  /** `intoId`: the lead that would stay; null: the one that the server proposes. */
  mergePreview: (ids: readonly number[], intoId: number | null) =>
    get<MergePreview>('/leads/merge-preview', {
      ids: ids.join(),
      ...(intoId !== null && { intoId: String(intoId) }),
    }),
  mergeLeads: (wish: MergeMany) => sendAct(`${api}/leads/merge`, wish),
  /** The merges of a lead that stand. */
  mergesOf: (id: Identifier) => get<MergeRecord[]>(`/leads/${id}/merges`),
  splitLead: (id: Identifier, wish: { mergeId: number; laterTo: number }) =>
    act('leads', id, 'split', wish),
};
