import type { Db } from '../db/database.ts';
import { HttpError } from '../http/errors.ts';
import { longDay } from '../locations/local-time.ts';
import type { Principal } from '../staff/principal.ts';
import { lastDeparture } from './transfer.queries.ts';

/**
 * What the old location is told of a lead that it handed over: where to and when, and nothing of
 * what comes after. Null: none of theirs was.
 */
export async function handedOver(
  db: Db,
  { locationIds }: Principal,
  leadId: number,
): Promise<HttpError | null> {
  const left = locationIds === 'all' ? undefined : await lastDeparture(db, leadId, locationIds);
  if (!left || left.answeredAt === null) {
    return null;
  }
  const day = longDay(left.answeredAt, left.timeZone, 'en');
  return new HttpError(
    404,
    'lead.handedOver',
    `This lead was handed over to ${left.toName} on ${day}. They carry it on.`,
  );
}
