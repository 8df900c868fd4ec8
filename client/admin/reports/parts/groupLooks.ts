/** How the groups of a chart are told apart: by colour, by dash and by the shape of a point. */
export type GroupLook = {
  color: string;
  /** For `stroke-dasharray`; empty: a whole line. */
  dash: string;
  /** The outline of a point around 0,0, about 12 across. */
  point: string;
};

const circle = 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z';
const square = 'M-5 -5H5V5H-5Z';
const diamond = 'M0 -7L7 0L0 7L-7 0Z';
const up = 'M0 -7L7 5H-7Z';
const down = 'M0 7L7 -5H-7Z';
const cross = 'M-6 -2H-2V-6H2V-2H6V2H2V6H-2V2H-6Z';

const looks: readonly GroupLook[] = [
  { color: 'var(--accent)', dash: '', point: circle },
  { color: 'var(--emailed)', dash: '8 4', point: square },
  { color: 'var(--late)', dash: '2 4', point: diamond },
  { color: 'var(--requested)', dash: '12 3 2 3', point: up },
  { color: 'var(--soon)', dash: '5 2', point: down },
  { color: 'var(--ink-2)', dash: '1 3', point: cross },
];

/** More groups than this are not told apart on one chart; they get a small chart each. */
export const mostOnOne = looks.length;

/** The look of the group at a place in the answer. */
export function lookOf(index: number): GroupLook {
  return looks[index % looks.length] as GroupLook;
}
