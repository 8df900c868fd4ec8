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

/** The same where all of them would not fit beside each other. */
export const narrowColumns = usualColumns.filter((name) => name !== 'preferredContact');

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

/** How a person left their leads: the view, and the columns where they differ from it. */
export type CurrentView = {
  viewId: number | null;
  layout: ViewLayout;
  columns: LeadColumn[] | null;
};
