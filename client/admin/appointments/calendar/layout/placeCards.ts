import type { Span } from './localDay.ts';
import { onScale, type Scale } from './scale.ts';

/** A card in its column: minutes below the top, and its place among those beside it. */
export type Placed<Item> = {
  item: Item;
  top: number;
  bottom: number;
  lane: number;
  lanes: number;
};

/**
 * Gives each appointment of a column a place of its own. Cards that would lie upon each other
 * stand side by side, all equally wide; `least` is how many minutes tall even the shortest is.
 */
export function placeCards<Item extends Span>(
  items: readonly Item[],
  scale: Scale,
  least: number,
): Placed<Item>[] {
  const cards = items
    .map((item) => ({ item, ...atLeast(onScale(scale, item), least, scale.minutes) }))
    .toSorted((a, b) => a.top - b.top || b.bottom - a.bottom);
  return groupsOf(cards).flatMap(sideBySide);
}

function atLeast({ top, bottom }: Box, least: number, most: number): Box {
  const begin = Math.max(0, Math.min(top, most - least));
  return { top: begin, bottom: Math.max(bottom, Math.min(most, begin + least)) };
}

type Box = { top: number; bottom: number };

/** Cards in order of their top, cut where nothing of those before reaches further down. */
function groupsOf<Card extends Box>(cards: readonly Card[]): Card[][] {
  const groups: Card[][] = [];
  let reach = -Infinity;
  for (const card of cards) {
    const group = groups.at(-1);
    if (group && card.top < reach) {
      group.push(card);
    } else {
      groups.push([card]);
    }
    reach = Math.max(reach, card.bottom);
  }
  return groups;
}

/** Each takes the first lane that is free again. */
function sideBySide<Card extends Box>(group: readonly Card[]) {
  const ends: number[] = [];
  const placed = group.map((card) => {
    const free = ends.findIndex((end) => end <= card.top);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = card.bottom;
    return { ...card, lane };
  });
  return placed.map((card) => ({ ...card, lanes: ends.length }));
}
