/**
 * Puts words that would cover each other apart: the same heights, moved as little as leaves
 * `gap` between any two, in their order, and within the bounds as far as there is room.
 */
export function spread(heights: readonly number[], gap: number, bottom: number): number[] {
  const order = heights.map((_, index) => index).toSorted((a, b) => height(b) - height(a));
  const placed = [...heights];
  function height(index: number): number {
    return heights[index] ?? 0;
  }
  let free = bottom;
  for (const index of order) {
    placed[index] = Math.min(height(index), free);
    free = (placed[index] ?? 0) - gap;
  }
  return placed;
}
