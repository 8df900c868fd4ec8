import Box from '@mui/material/Box';
import { useWatch } from 'react-hook-form';
import { Quiet } from '../ui/Card.tsx';

type Step = { day: number; what: 'call' | 'mail' | 'close' };

const width = 640;
const height = 92;
const left = 40;
const middle = 46;

/** The follow-up as a line of days: calls above, mails below, the question whether to close. */
export function CadencePicture() {
  const [calls, mails, second, close]: unknown[] = useWatch({
    name: [
      'settings.callDays',
      'settings.followUpMailDays',
      'settings.secondCallMinutes',
      'settings.suggestCloseDay',
    ],
  });
  const steps = stepsOf(calls, mails, close);
  const last = Math.max(1, ...steps.map(({ day }) => day));
  const x = (day: number) => left + Math.sqrt(day / last) * (width - 2 * left);
  const extra = typeof second === 'number' && second > 0;
  return (
    <Box component="figure" sx={{ m: '8px 0 0' }}>
      <Box
        component="svg"
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        sx={{ width: '100%', maxWidth: 720, fontSize: 11, fill: 'var(--ink-2)' }}
      >
        <line x1={left} x2={width - left} y1={middle} y2={middle} stroke="var(--line)" />
        {steps.map(({ day, what }) => (
          <Mark
            key={`${what} ${day}`}
            x={x(day)}
            day={day}
            what={what}
            twice={extra && day === 0}
          />
        ))}
        <text x={4} y={22}>
          Calls
        </text>
        <text x={4} y={78}>
          Mails
        </text>
      </Box>
      <Quiet as="figcaption">{wordsOf(steps, extra)}</Quiet>
    </Box>
  );
}

type MarkProps = { x: number; day: number; what: Step['what']; twice: boolean };

function Mark({ x, day, what, twice }: MarkProps) {
  if (what === 'mail') {
    return <rect x={x - 6} y={66} width={12} height={9} rx={2} fill="var(--accent)" />;
  }
  return (
    <g>
      {what === 'close' ? (
        <path d={`M${x - 5} 13l10 10M${x + 5} 13l-10 10`} stroke="var(--ink-2)" strokeWidth={2} />
      ) : (
        <circle cx={x} cy={18} r={6} fill="var(--accent)" />
      )}
      {twice && what === 'call' && <circle cx={x + 15} cy={18} r={6} fill="var(--accent)" />}
      <text x={x} y={middle + 13} textAnchor="middle">
        {day}
      </text>
    </g>
  );
}

function stepsOf(calls: unknown, mails: unknown, close: unknown): Step[] {
  const days = (value: unknown) =>
    Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  return [
    ...days(calls).map((day) => ({ day, what: 'call' as const })),
    ...[0, ...days(mails)].map((day) => ({ day, what: 'mail' as const })),
    ...(typeof close === 'number' ? [{ day: close, what: 'close' as const }] : []),
  ];
}

function wordsOf(steps: readonly Step[], twice: boolean): string {
  const list = (what: Step['what']) =>
    steps
      .filter((step) => step.what === what)
      .map(({ day }) => day)
      .toSorted((a, b) => a - b)
      .join(', ');
  const again = twice ? ' (twice on the first)' : '';
  return `Calls on days ${list('call')}${again}; mails on days ${list('mail')}; on day ${list('close')} Stillpoint asks whether to close.`;
}
