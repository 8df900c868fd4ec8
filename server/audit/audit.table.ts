import type { Generated } from 'kysely';

export type AuditEventTable = {
  id: Generated<number>;
  at: string;
  actorId: string | null;
  action: string;
  resource: string;
  recordId: string;
  /** JSON object */
  details: string;
  detailsHash: string;
  hash: string;
};
