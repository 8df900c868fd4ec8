import type { Grouping } from '../../../../shared/report.ts';

/** By what a report is grouped, as it is offered: “By: location”. */
export const groupingWords: Record<Grouping, string> = {
  location: 'location',
  source: 'how they came',
  campaign: 'campaign',
  concern: 'concern',
  assignee: 'whose lead it is',
  language: 'language',
  month: 'month',
  week: 'week',
};
