import { z } from 'zod';
import {
  callOutcomes,
  closeReasons,
  concerns,
  contactChannels,
  languages,
  patientTemplates,
  statuses,
} from './vocabulary.ts';
import { instant } from './instant.ts';
import { closeNeedsNote } from './lead-status.ts';

const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Please keep this below ${max} characters.`)
    .regex(/^\P{Cc}*$/u, 'Write this on one line.');
const name = line(100).min(1, 'Please fill this in.');
const optionalLine = (max: number) =>
  line(max)
    .nullable()
    .transform((value) => value || null);
const note = z.string().trim().max(5000, 'Please keep notes below 5,000 characters.');

/** What staff may change on a lead. Status, stamps and origin follow facts instead. */
export const leadChanges = z.object({
  firstName: name,
  lastName: name,
  email: z.email('Please check the mail address.').max(254).nullable(),
  phone: z.string().trim().max(40).nullable(),
  preferredContact: z.enum(contactChannels),
  bestTime: optionalLine(200),
  language: z.enum(languages),
  concern: z.enum(concerns),
  message: z
    .string()
    .trim()
    .max(2000)
    .nullable()
    .transform((value) => value || null),
  howHeard: optionalLine(200),
  requesterName: optionalLine(200),
  requesterRelation: optionalLine(100),
  assigneeId: z.string().nullable(),
  voicemailOk: z.boolean().nullable(),
  okToTalkTo: optionalLine(200),
  formsSentAt: instant().nullable(),
  formsReceivedAt: instant().nullable(),
  clinicalReview: z.enum(['pending', 'cleared']).nullable(),
  driverConfirmed: z.boolean(),
});
export type LeadChanges = z.infer<typeof leadChanges>;

/** A lead that staff take down: somebody called, walked in or was referred. */
export const newLead = leadChanges
  .partial()
  .extend({
    locationId: z.int('Choose a location.'),
    firstName: name,
    lastName: name,
    source: z.enum(['phone', 'walkIn', 'referral'], 'Choose how the person came.'),
    /** What the person said to the consent wording, read to them. */
    contactConsent: z.boolean().default(false),
    note: note.optional(),
  })
  .strict();
export type NewLead = z.infer<typeof newLead>;

export const closeLead = z
  .object({
    closeReason: z.enum(closeReasons, 'Choose a reason.'),
    note: note.optional(),
  })
  .strict()
  .refine((each) => !closeNeedsNote(each.closeReason) || Boolean(each.note), {
    path: ['note'],
    message: 'Say in a few words why, since no other reason fits.',
  });

export const noteInput = z
  .object({
    text: note.min(1, 'Write something first.'),
    /** It tells of a contact with the person, such as a talk at the desk. */
    contact: z.boolean().optional(),
  })
  .strict();

export const assignInput = z.object({ assigneeId: z.string().nullable() }).strict();

export const callInput = z
  .object({
    outcome: z.enum(callOutcomes, 'Choose how the call went.'),
    note: note.optional(),
    followUpAt: instant().optional(),
    /** Refuse the call where the lead has been closed meanwhile: the queue took it for open. */
    openOnly: z.boolean().optional(),
  })
  .strict();

export const statusCorrection = z
  .object({
    status: z.enum(statuses).exclude(['closed'], 'Close a lead with a reason instead.'),
    reason: note.min(1, 'Write why the status is wrong.'),
  })
  .strict();

export const leadMailInput = z
  .object({
    template: z.enum(patientTemplates),
    /** It waits a moment before it goes out, so that it can be taken back. */
    hold: z.boolean().optional(),
  })
  .strict();
