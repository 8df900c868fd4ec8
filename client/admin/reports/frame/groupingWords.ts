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

/** The same as the head of a column: “Location”. */
export function groupingHead(groupBy: Grouping | null): string {
  const words = groupBy === null ? 'group' : groupingWords[groupBy];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
