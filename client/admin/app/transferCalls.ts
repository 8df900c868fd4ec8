import type { Identifier } from 'react-admin';
import type { TransferTarget } from '../../../shared/transfer.ts';
import { act, get } from './calls.ts';

/** The hand-over of leads between locations. */
export const transfers = {
  transferTargets: () => get<TransferTarget[]>('/transfer-targets'),
  offerTransfer: (id: Identifier, body: { locationId: number; note: string }) =>
    act('leads', id, 'transfer', body),
  acceptTransfer: (id: Identifier, body: { note: string; sendLink: boolean }) =>
    act('leads', id, 'transfer/accept', body),
  declineTransfer: (id: Identifier, note: string) => act('leads', id, 'transfer/decline', { note }),
  withdrawTransfer: (id: Identifier) => act('leads', id, 'transfer/withdraw'),
};
