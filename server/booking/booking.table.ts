import type { Generated, Selectable } from 'kysely';
import type { AppointmentKind, AppointmentStatus } from '../../shared/vocabulary.ts';

export type AppointmentTable = {
  id: Generated<number>;
  leadId: number;
  locationId: number;
  roomId: number;
  kind: AppointmentKind;
  startsAt: string;
  endsAt: string;
  status: AppointmentStatus;
  /** `patient`, or a user's id */
  bookedBy: string;
  createdAt: string;
  /** JSON: the hours before the start for which a reminder was queued */
  remindersQueued: Generated<string>;
  /** SEQUENCE of the calendar entry, so that a moved appointment replaces the old entry. */
  calendarSequence: Generated<number>;
  version: Generated<number>;
};
export type AppointmentRow = Selectable<AppointmentTable>;

export type BookingLinkTable = {
  id: Generated<number>;
  leadId: number;
  /** SHA-256 of the token, hex; the token itself is only in the mail. */
  tokenHash: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
};

export type HoldTable = {
  id: Generated<number>;
  leadId: number;
  roomId: number;
  startsAt: string;
  endsAt: string;
  expiresAt: string;
};

export type AvailabilityShownTable = {
  id: Generated<number>;
  leadId: number;
  locationId: number;
  at: string;
  freeTimes: number;
  firstFreeAt: string | null;
};
