import type { Presence } from '../../../shared/presence.ts';

const names = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** `Imani is working on this. Ruth and Teresa are looking at this too.` */
export function presenceWords(others: readonly Presence[]): string {
  const sentence = (mode: Presence['mode'], doing: string) => {
    const them = others.filter((each) => each.mode === mode).map(({ name }) => firstName(name));
    return them.length === 0
      ? []
      : [`${names.format(them)} ${them.length === 1 ? 'is' : 'are'} ${doing}.`];
  };
  return [
    ...sentence('working', 'working on this'),
    ...sentence('looking', 'looking at this too'),
  ].join(' ');
}

function firstName(name: string): string {
  return name.split(' ')[0] ?? name;
}
