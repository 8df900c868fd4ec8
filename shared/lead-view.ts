import { z } from 'zod';
import { leadColumns, usualColumns, viewLayouts } from './lead-columns.ts';

export const chosenColumns = z
  .array(z.enum(leadColumns))
  .refine((columns) => new Set(columns).size === columns.length, 'Name each column once.');

const longestFilter = 4000;

/** What whoever owns a view may change of it. */
export const viewChanges = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the view a name.')
    .max(60, 'Please keep the name below 60 characters.')
    .regex(/^\P{Cc}*$/u, 'Write this on one line.'),
  /** Colleagues who share a location see it too. */
  shared: z.boolean(),
  layout: z.enum(viewLayouts),
  /** As `GET /api/leads` takes it; see saved-filter.ts for "me" and "days ago". */
  filter: z
    .record(z.string(), z.unknown())
    .refine((filter) => JSON.stringify(filter).length <= longestFilter, 'This filter is too long.'),
  sort: z.tuple([z.string(), z.enum(['ASC', 'DESC'])]),
  columns: chosenColumns,
});
export type ViewChanges = z.infer<typeof viewChanges>;

export const newView = viewChanges
  .extend({
    resource: z.literal('leads').default('leads'),
    shared: z.boolean().default(false),
    layout: z.enum(viewLayouts).default('list'),
    filter: viewChanges.shape.filter.default({}),
    sort: viewChanges.shape.sort.default(['nextStepAt', 'ASC']),
    columns: chosenColumns.default([...usualColumns]),
  })
  .strict();

/** What is remembered of how a person left their leads. */
export const currentView = z.strictObject({
  viewId: z.int().nullable(),
  layout: z.enum(viewLayouts),
  columns: chosenColumns.nullable(),
});
