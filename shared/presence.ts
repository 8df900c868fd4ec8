import { z } from 'zod';

/** How somebody is at a lead: its page is open, or they are doing something about it. */
export const presenceModes = ['looking', 'working'] as const;
export type PresenceMode = (typeof presenceModes)[number];

/** A sign of life lasts this long; a client gives one every 30 seconds. */
export const presenceMs = 2 * 60_000;

export const presenceInput = z.strictObject({ mode: z.enum(presenceModes) });

/** A colleague who is at a lead now. */
export type Presence = { userId: string; name: string; mode: PresenceMode };
