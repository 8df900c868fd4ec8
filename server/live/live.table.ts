import type { Generated, Selectable } from 'kysely';
import type { PresenceMode } from '../../shared/presence.ts';

/** What changed, in the order of ids; kept for an hour. Written by triggers alone. */
export type ChangeTable = {
  id: Generated<number>;
  resource: 'lead' | 'task' | 'appointment' | 'presence';
  /** Of a presence: the lead. */
  recordId: number;
  version: number;
  locationId: number;
  /** By the database's own clock. */
  at: string;
};
export type Change = Omit<Selectable<ChangeTable>, 'at'>;

export type PresenceTable = {
  leadId: number;
  userId: string;
  mode: PresenceMode;
  /** The last sign of life. */
  seenAt: string;
};
