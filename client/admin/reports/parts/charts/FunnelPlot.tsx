import { useDrawingArea, useXScale, useYScale } from '@mui/x-charts/hooks';
import type { ComparedLocation, Comparison } from '../../../../../shared/report-answers.ts';
import { percentWords } from '../numberWords.ts';
import { fractionAxis, Plot } from './Plot.tsx';
import { spread } from './spread.ts';

type Props = Pick<Comparison, 'groups' | 'limits' | 'whole'>;
type Limit = Comparison['limits'][number];

/** Each location's rate against how many it rests on, and what chance alone does around all of them. */
export function FunnelPlot({ groups, limits, whole }: Props) {
  const drawn = groups.filter(({ tooFew, rate }) => !tooFew && rate.rate !== null);
  const most = Math.max(10, ...drawn.map(({ rate }) => rate.n));
  const highest = Math.max(...drawn.map(({ rate }) => rate.rate ?? 0), whole.rate ?? 0);
  return (
    <Plot
      height={320}
      x={{ max: Math.ceil(most * 1.08), ticks: countTicks(most), unit: 'requests' }}
      y={fractionAxis(Math.min(1, highest + 0.25))}
      right={() => wordsOfAll}
    >
      {() => (
        <>
          <Bands limits={limits} />
          {whole.rate !== null && <Centre rate={whole.rate} />}
          <Points locations={drawn} whole={whole.rate} />
        </>
      )}
    </Plot>
  );
}

/** Some round counts up to the most there are. */
function countTicks(most: number): number[] {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function Bands({ limits }: { limits: readonly Limit[] }) {
  const x = useXScale<'linear'>();
  const y = useYScale<'linear'>();
  const { left, top, width, height } = useDrawingArea();
  const band = (lower: keyof Limit, upper: keyof Limit) => {
    const over = limits.map((limit) => `${x(limit.n)} ${y(limit[upper])}`);
    const under = limits.map((limit) => `${x(limit.n)} ${y(limit[lower])}`).toReversed();
    return limits.length < 2 ? '' : `M${[...over, ...under].join('L')}Z`;
  };
  return (
    <>
      <clipPath id="funnel-area">
        <rect x={left} y={top} width={width} height={height} />
      </clipPath>
      <g clipPath="url(#funnel-area)">
        <path d={band('lower998', 'upper998')} fill="var(--sunken)" stroke="var(--line-strong)" />
        <path
          d={band('lower95', 'upper95')}
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          strokeOpacity={0.5}
          strokeDasharray="2 3"
        />
      </g>
    </>
  );
}

function Centre({ rate }: { rate: number }) {
  const y = useYScale<'linear'>();
  const { left, width } = useDrawingArea();
  return (
    <>
      <path
        d={`M${left} ${y(rate)}h${width}`}
        stroke="var(--accent)"
        strokeWidth={1.5}
        strokeDasharray="5 4"
      />
      <text x={left + width + 6} y={y(rate)} dominantBaseline="middle" fill="var(--accent-text)">
        all: {percentWords(rate)}
      </text>
    </>
  );
}

/** So that words are read on lines and bands too. */
const halo = { stroke: 'var(--surface)', strokeWidth: 4, paintOrder: 'stroke' } as const;

const wordWidth = 6.4;

/** Room at the right for the words at the line of all, where no point can cover them. */
const wordsOfAll = 64;

/** Words nearer to the line of all than this are struck through by it. */
const nearest = 10;

/** Off the line, on the side where the point lies. */
function offLine(height: number, line: number): number {
  const isNear = Math.abs(height - line) < nearest;
  return isNear ? line + (height > line ? nearest : -nearest) : height;
}

type PointsProps = { locations: readonly ComparedLocation[]; whole: number | null };

function Points({ locations, whole }: PointsProps) {
  const x = useXScale<'linear'>();
  const y = useYScale<'linear'>();
  const { left, width, top, height } = useDrawingArea();
  const heights = spread(
    locations.map(({ rate }) => offLine(y(rate.rate ?? 0) ?? 0, y(whole ?? 0) ?? 0)),
    15,
    top + height,
  );
  return locations.map((location, index) => {
    const words = `${location.label} ${percentWords(location.rate.rate ?? 0)}, n ${location.rate.n}`;
    const at = x(location.rate.n) ?? 0;
    const fitsRight = at + 12 + words.length * wordWidth < left + width;
    const { color, shape, hollow } = pointLook(location.place);
    return (
      <g key={location.label}>
        <path
          d={shape}
          transform={`translate(${at} ${y(location.rate.rate ?? 0)})`}
          fill={hollow ? 'var(--surface)' : color}
          stroke={color}
          strokeWidth={2}
        />
        <text
          x={fitsRight ? at + 12 : at - 12}
          y={heights[index] ?? 0}
          dominantBaseline="middle"
          textAnchor={fitsRight ? 'start' : 'end'}
          fill={color}
          fontWeight={600}
          {...halo}
        >
          {words}
        </text>
      </g>
    );
  });
}

const circle = 'M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0Z';
const diamond = 'M0 -7L7 0L0 7L-7 0Z';

/** Inside a dot; outside of 95 % an open diamond; outside of 99.8 % a full one. */
function pointLook(place: ComparedLocation['place']) {
  switch (place) {
    case 'below998':
    case 'above998':
      return { color: 'var(--late)', shape: diamond, hollow: false };
    case 'below95':
    case 'above95':
      return { color: 'var(--soon)', shape: diamond, hollow: true };
    case 'inside':
    case null:
      return { color: 'var(--accent-text)', shape: circle, hollow: false };
  }
}
