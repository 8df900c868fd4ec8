import { z } from 'zod';
import { instant } from './instant.ts';
import { appointmentKinds } from './vocabulary.ts';

const startsAt = instant('Choose a day and a time.');
const id = z.int().min(1);

/** What staff send to book: without `roomId` any fitting room, without `minutes` the usual length. */
export const newAppointment = z.strictObject({
  leadId: id,
  kind: z.enum(appointmentKinds),
  startsAt,
  roomId: id.nullish(),
  minutes: z.int().min(5).max(900).nullish(),
  /** A visit that has taken place is written down afterwards: no mail goes out. */
  recording: z.boolean().optional(),
});

/** What staff send to move; without `roomId` the room stays where it can. */
export const appointmentMove = z.strictObject({
  startsAt,
  roomId: id.nullish(),
  /** Whether the person is told by mail. */
  notify: z.boolean().default(true),
  /** The version that was on the screen: what somebody moved meanwhile stays where they put it. */
  version: z.int().min(1).optional(),
});
export type AppointmentMove = z.input<typeof appointmentMove>;

/** What a patient sends to book or to move. */
export const chosenTime = z.object({ startsAt });

/** The free times that staff are offered: `GET /api/appointments/free`. */
export type FreeTimes = {
  timeZone: string;
  minutes: number;
  rooms: { id: number; name: string }[];
  /** Each with the rooms that are free for all of it, the best fitting first. */
  slots: { startsAt: string; endsAt: string; roomIds: number[] }[];
};
