import { concernLabels, languageLabels, sourceLabels } from '../../../../shared/labels.ts';
import type { User } from '../../../../shared/records.ts';
import type { Option } from '../../ui/FilterSelect.tsx';
import { dateWords } from './ranges.ts';
import type { ReportAddress } from './useReportAddress.ts';

export type FilterName = 'source' | 'concern' | 'language' | 'assigneeId';

/** The filters, in the order in which they are offered. */
export const filterLabels: Record<FilterName, string> = {
  source: 'How they came',
  concern: 'Concern',
  language: 'Language',
  assigneeId: 'Whose lead it is',
};

/** What each filter can be. */
export function filterOptions(staff: readonly User[]): Record<FilterName, Option[]> {
  return {
    source: optionsOf(sourceLabels),
    concern: optionsOf(concernLabels.en),
    language: optionsOf(languageLabels),
    assigneeId: staff.map(({ id, name }) => ({ value: id, label: name })),
  };
}

function optionsOf(labels: Record<string, string>): Option[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** The filters that are set, each in words. */
export function setFilters(
  address: ReportAddress,
  staff: readonly User[],
): { name: keyof ReportAddress; words: string }[] {
  const options = filterOptions(staff);
  const named = (Object.keys(filterLabels) as FilterName[])
    .filter((name) => address[name] !== '')
    .map((name) => {
      const value = options[name].find((option) => option.value === address[name])?.label;
      return { name, words: `${filterLabels[name]}: ${value ?? address[name]}` };
    });
  return [
    ...named,
    ...(address.campaign === ''
      ? []
      : [{ name: 'campaign' as const, words: `Campaign: ${address.campaign}` }]),
    ...(address.asOf === ''
      ? []
      : [
          {
            name: 'asOf' as const,
            words: `As it stood on ${dateWords(address.asOf.slice(0, 10))}`,
          },
        ]),
  ];
}
