/** `1 lead`, `23 leads`. */
export function leadCount(count: number): string {
  return count === 1 ? '1 lead' : `${count} leads`;
}
