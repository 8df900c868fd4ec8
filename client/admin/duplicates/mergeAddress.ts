/** The page on which leads are compared and merged. */
export function mergeAddress(...ids: readonly number[]): string {
  return `/leads/merge?ids=${ids.join(',')}`;
}
