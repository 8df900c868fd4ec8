const plain = new Intl.NumberFormat('en-US');

/** `1 lead`, `23 leads`, `1,284 leads`. */
export function leadCount(count: number): string {
  return count === 1 ? '1 lead' : `${plain.format(count)} leads`;
}
