import { z } from 'zod';

/** What a list of leads can show. What a person suffers from and wrote is never among it. */
export const leadColumns = [
  'nextStepAt',
  'lastName',
  'status',
  'requestedAt',
  'firstContactAt',
  'attempts',
  'preferredContact',
  'assigneeId',
  'locationId',
  'phone',
  'email',
  'language',
  'source',
  'reference',
  'emailedAt',
  'bookedAt',
] as const;
export type LeadColumn = (typeof leadColumns)[number];

/** Without these a row says neither what to do nor for whom. */
export const fixedColumns: readonly LeadColumn[] = ['nextStepAt', 'lastName'];

/** What is shown until somebody chooses. */
export const usualColumns: readonly LeadColumn[] = leadColumns.slice(0, 8);

export const leadColumnLabels: Record<LeadColumn, string> = {
  nextStepAt: 'Next step',
  lastName: 'Name',
  status: 'Status',
  requestedAt: 'Asked',
  firstContactAt: 'Waiting',
  attempts: 'Attempts',
  preferredContact: 'Prefers',
  assigneeId: 'With',
  locationId: 'Location',
  phone: 'Phone',
  email: 'Mail address',
  language: 'Language',
  source: 'How they came',
  reference: 'Reference',
  emailedAt: 'Emailed',
  bookedAt: 'Booked',
};

export const viewLayouts = ['list', 'board'] as const;
export type ViewLayout = (typeof viewLayouts)[number];

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

/** How a person left their leads: the view, and the columns where they differ from it. */
export const currentView = z.strictObject({
  viewId: z.int().nullable(),
  layout: z.enum(viewLayouts),
  columns: chosenColumns.nullable(),
});
export type CurrentView = z.infer<typeof currentView>;
