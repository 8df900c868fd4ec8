import { concernLabels, languageLabels, sourceLabels } from '../../../../shared/labels.ts';
import { useLocations } from '../../app/useLocations.ts';
import { useStaff } from '../../app/useStaff.ts';
import type { Counted } from '../../format/countedWords.ts';

/** Which of them were counted: whose, of which group, under which filters, each in words. */
export function useWhichWords({ said, by, group, user }: Counted): string[] {
  const locations = useLocations();
  const staff = useStaff();
  const nameOf = (id: string) => staff.find((each) => each.id === id)?.name ?? 'somebody else';
  const placeOf = (id: string) =>
    locations.find((each) => String(each.id) === id)?.name ?? 'another location';
  const words: Record<string, (value: string) => string> = {
    location: placeOf,
    locationId: placeOf,
    assignee: (id) => `with ${nameOf(id)}`,
    assigneeId: (id) => `with ${nameOf(id)}`,
    source: labelled(sourceLabels),
    concern: labelled(concernLabels.en),
    language: labelled(languageLabels),
    campaign: (name) => `campaign ${name}`,
    month: monthWords,
    week: (week) => `week ${week}`,
  };
  const filters = ['locationId', 'source', 'concern', 'language', 'assigneeId', 'campaign'];
  const set = filters.flatMap((name) => {
    const value = said.get(name);
    return value === null ? [] : [words[name]?.(value) ?? value];
  });
  const named = by === null ? [] : [group === null ? none : (words[by]?.(group) ?? group)];
  return [...new Set([...(user === null ? [] : [nameOf(user)]), ...named, ...set])];
}

/** The group of those of whom it isn’t known, as no source, or with nobody. */
const none = 'none named';

function labelled(labels: Readonly<Record<string, string>>) {
  return (value: string) => labels[value] ?? value;
}

/** `2026-08` as `August 2026`. */
function monthWords(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  return Number.isNaN(at.getTime())
    ? month
    : at.toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' });
}
