import { z } from 'zod';
import { roomPurposes } from './vocabulary.ts';

/** `HH:MM`, 24 hours. `24:00` ends a span at midnight. */
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Write a time as 08:00 or 17:30.');
const date = z.iso.date('Write a date as 2026-12-24.');

/** One span of opening on one weekday; a day may have several. 1 is Monday, 7 Sunday. */
export const openingSpan = z
  .object({
    weekday: z.int().min(1).max(7),
    opensAt: timeOfDay,
    closesAt: timeOfDay,
  })
  .refine((span) => span.opensAt < span.closesAt, {
    message: 'Closing must come after opening.',
    path: ['closesAt'],
  });
export type OpeningSpan = z.infer<typeof openingSpan>;

/** Whole local days, both ends included. */
export const closure = z
  .object({ from: date, to: date, reason: z.string().trim().max(200).default('') })
  .refine((each) => each.from <= each.to, {
    message: 'The last day must not come before the first.',
    path: ['to'],
  });
export type Closure = z.infer<typeof closure>;

export const openingHours = z
  .array(openingSpan)
  .max(70)
  .refine(noOverlap, 'Two spans of the same day overlap.');

function noOverlap(spans: OpeningSpan[]): boolean {
  const sorted = spans.toSorted(
    (a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt),
  );
  return sorted.every((span, index) => {
    const next = sorted[index + 1];
    return !next || next.weekday !== span.weekday || next.opensAt >= span.closesAt;
  });
}

const minutes = (max: number) => z.int().min(0).max(max);
const length = z.int().min(5).max(600);

/** The figures a clinic can change. The defaults are the group's starting values. */
export const locationSettings = z
  .object({
    consultationMinutes: length.default(30),
    infusionMoodMinutes: length.default(45),
    infusionMoodObservationMinutes: minutes(300).default(45),
    infusionPainMinutes: length.default(120),
    infusionPainObservationMinutes: minutes(300).default(30),
    /** How long before its start a time can still be booked by the patient. */
    bookingNoticeMinutes: minutes(20_160).default(240),
    /** Until when the patient may move or cancel. */
    changeNoticeMinutes: minutes(20_160).default(1440),
    horizonDays: z.int().min(1).max(365).default(30),
    /** A consultation more days than this after the request is marked. */
    longWaitDays: z.int().min(1).max(365).default(14),
    holdMinutes: z.int().min(1).max(60).default(5),
    /** A slot begins every so many minutes from opening. */
    slotStepMinutes: z.int().min(5).max(240).default(30),
    reminderHoursBefore: z.array(z.int().min(1).max(336)).max(5).default([48, 24]),
    responseTargetMinutes: z.int().min(1).max(10_000).default(15),
    responseBreachMinutes: z.int().min(1).max(10_000).default(60),
    /** Whether calls and mails are planned by themselves. */
    followUp: z.boolean().default(true),
    /** Days after the request on which somebody calls; the first is the response clock's. */
    callDays: z.array(z.int().min(0).max(90)).min(1).max(12).default([0, 1, 3, 7, 14]),
    /** The second call of the first day comes so many minutes after the first; 0: none. */
    secondCallMinutes: minutes(600).default(45),
    /** Days after the request on which a mail goes out by itself. */
    followUpMailDays: z.array(z.int().min(1).max(90)).max(6).default([3, 7, 14]),
    /** From this day on, and after the last planned call, closing as "no response" is suggested. */
    suggestCloseDay: z.int().min(1).max(365).default(21),
    /** Nobody's for so many business minutes: the manager sees it. */
    escalateUnassignedMinutes: z.int().min(1).max(10_000).default(240),
    /** Who gets a new lead: somebody takes it, or it is given out in turn. */
    assignment: z.enum(['hand', 'inTurn']).default('hand'),
    /** When people may be called, by weekday; outside it the response clock stands still. */
    contactWindow: openingHours.default([
      ...[1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opensAt: '09:00', closesAt: '21:00' })),
      { weekday: 7, opensAt: '12:00', closesAt: '21:00' },
    ]),
    /** Web sites whose pages may post requests here (origins such as `https://clinic.example`). */
    allowedOrigins: z
      .array(z.url({ protocol: /^https?$/ }))
      .max(50)
      .default([]),
    /** The name patients see; empty: the location's own. */
    clinicName: z.string().trim().max(120).default(''),
    /** Sender of patients' mail; empty: the group's. */
    mailFrom: z.email().or(z.literal('')).default(''),
  })
  .strict()
  .refine((each) => each.responseTargetMinutes <= each.responseBreachMinutes, {
    message: 'The target must not be later than the breach.',
    path: ['responseTargetMinutes'],
  });
export type LocationSettings = z.infer<typeof locationSettings>;

export const timeZone = z
  .string()
  .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'Choose a time zone.');

const text = (max: number) => z.string().trim().min(1, 'Please fill this in.').max(max);

export const locationInput = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Small letters, digits and hyphens only.')
    .max(60),
  name: text(120),
  timeZone,
  street: text(200),
  city: text(120),
  region: text(60),
  postalCode: text(20),
  phone: text(40),
  email: z.email('Write a mail address.'),
  active: z.boolean().default(true),
  hours: openingHours.default([]),
  closures: z.array(closure).max(500).default([]),
  settings: locationSettings.prefault({}),
});
export type LocationInput = z.infer<typeof locationInput>;

/** A room's location is chosen when it is made and stays. */
export const roomInput = z.object({
  name: text(120),
  purpose: z.enum(roomPurposes),
  active: z.boolean().default(true),
});
