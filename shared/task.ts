import { z } from 'zod';
import { instant } from './instant.ts';
import { taskKinds } from './vocabulary.ts';

const text = (max: number) =>
  z.string().trim().max(max, `Please keep this below ${max} characters.`);

/** What may be changed on a task; `doneAt` finishes it, with how it went in `outcome`. */
export const taskChanges = z.object({
  kind: z.enum(taskKinds),
  dueAt: instant(),
  title: text(200).min(1, 'Say what is to be done.'),
  reason: text(1000),
  assigneeId: z.string().nullable(),
  doneAt: instant().nullable(),
  outcome: text(200).nullable(),
});
export type TaskChanges = z.infer<typeof taskChanges>;

export const newTask = taskChanges
  .pick({ kind: true, dueAt: true, title: true })
  .extend({
    leadId: z.int('Choose a lead.'),
    reason: text(1000).default(''),
    assigneeId: z.string().nullable().default(null),
  })
  .strict();
