import type { CurveRow } from '../../../../../shared/report-answers.ts';

type Scale = (value: number) => number;
type Field = 'incidence' | 'lower' | 'upper';

/** A curve of steps as an SVG path: level until a day with an event, then up; as far as `end`. */
export function stepLine(curve: readonly CurveRow[], end: number, x: Scale, y: Scale): string {
  return `M${at(x(0))} ${at(y(0))}${forward(curve, 'incidence', end, x, y)}`;
}

/** The band around it: along the upper edge and back along the lower one. */
export function stepBand(curve: readonly CurveRow[], end: number, x: Scale, y: Scale): string {
  const begin = `M${at(x(0))} ${at(y(0))}`;
  return `${begin}${forward(curve, 'upper', end, x, y)}${backward(curve, end, x, y)}Z`;
}

function forward(curve: readonly CurveRow[], field: Field, end: number, x: Scale, y: Scale) {
  const shown = curve.filter(({ day }) => day <= end);
  return `${shown.map((row) => `H${at(x(row.day))}V${at(y(row[field]))}`).join('')}H${at(x(end))}`;
}

function backward(curve: readonly CurveRow[], end: number, x: Scale, y: Scale): string {
  const shown = curve.filter(({ day }) => day <= end);
  const before = (index: number) => shown[index - 1]?.lower ?? 0;
  return shown
    .map((row, index) => `V${at(y(row.lower))}H${at(x(row.day))}V${at(y(before(index)))}`)
    .toReversed()
    .join('');
}

/** A tenth of a pixel is enough. */
function at(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
