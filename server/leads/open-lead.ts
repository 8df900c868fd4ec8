import { HttpError } from '../http/errors.ts';
import type { LeadRow } from './lead.table.ts';

/**
 * Nobody works on what is over: no time is booked and no task made for it.
 * @throws HttpError 409 where the lead is closed or merged into another
 */
export function requireOpen(lead: Pick<LeadRow, 'status' | 'mergedIntoId'>): void {
  if (isOver(lead)) {
    throw new HttpError(409, 'lead.closed', 'This request is closed. Reopen it first.');
  }
}

export function isOver(lead: Pick<LeadRow, 'status' | 'mergedIntoId'>): boolean {
  return lead.status === 'closed' || lead.mergedIntoId !== null;
}
