import type { Generated, Selectable } from 'kysely';
import type { TransferStatus } from '../../shared/transfer.ts';
import type { Language } from '../../shared/vocabulary.ts';

export type TransferTable = {
  id: Generated<number>;
  leadId: number;
  fromLocationId: number;
  toLocationId: number;
  status: TransferStatus;
  /** Of the lead as it was when it was offered */
  reference: string;
  firstName: string;
  lastName: string;
  /** To be found by; never shown */
  phone: string | null;
  language: Language;
  requestedAt: string;
  note: string | null;
  answerNote: string | null;
  offeredAt: string;
  offeredById: string;
  /** Set exactly when it is no longer `offered` */
  answeredAt: string | null;
  /** Null too where it ended with the lead, by nobody who is signed in */
  answeredById: string | null;
};
export type TransferRow = Selectable<TransferTable>;
