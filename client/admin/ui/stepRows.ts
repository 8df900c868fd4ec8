const rowLink = 'a[data-row]';

/** Moves the focus to the next (`1`) or the previous (`-1`) row's link; Enter opens, as links do. */
export function stepRows(container: HTMLElement | null, by: 1 | -1): void {
  const links = [...(container?.querySelectorAll<HTMLElement>(rowLink) ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
