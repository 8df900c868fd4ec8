import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { Definition } from './Definition.tsx';

/** So wide is a card at least, and four of them with the gaps between. */
const least = 220;
const four = 4 * least + 3 * 16;

/**
 * Figures side by side, on paper too: four, or two where four have no room, so that none of four
 * stands alone; or one.
 */
export const Figures = styled('div')({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, max(${least}px, min(50% - 8px, (${four}px - 100%) * 999))), 1fr))`,
  marginBottom: 16,
});

type Props = {
  title: string;
  definitions: Readonly<Record<string, string>>;
  /** The name of the figure in the definitions. */
  of: string | readonly string[];
  /** The number (`FigureBody`, `RateBody`, `FixedBody`, `VisitsBody`) or several. */
  children: ReactNode;
};

/** One figure in a card: what it is, the number, how sure that is, and what it means. */
export function Figure({ title, definitions, of, children }: Props) {
  const heading = useId();
  return (
    <Card aria-labelledby={heading} sx={{ display: 'flex', flexDirection: 'column' }}>
      <CardTitle id={heading} sx={{ mb: 0 }}>
        {title}
      </CardTitle>
      {children}
      <Box sx={{ flex: 1 }} />
      <Definition definitions={definitions} of={of} />
    </Card>
  );
}

type BodyProps = {
  /** The number itself, mostly a link to its rows. */
  value: ReactNode;
  /** Words instead of a number are written smaller. */
  isWords?: boolean;
  /** Under the number: the interval, of how many. */
  note?: ReactNode;
  /** What it is compared with, a line each: the range before, all locations. */
  beside?: readonly ReactNode[];
};

/** The number and what stands under it. */
export function FigureBody({ value, isWords = false, note, beside = [] }: BodyProps) {
  return (
    <div>
      <Box component="p" sx={isWords ? words : big}>
        {value}
      </Box>
      {note !== undefined && <Quiet>{note}</Quiet>}
      {beside.map((line, index) => (
        <Quiet key={index} sx={{ color: 'var(--ink-3)' }}>
          {line}
        </Quiet>
      ))}
    </div>
  );
}

const big = {
  fontSize: 34,
  fontWeight: 650,
  lineHeight: 1.2,
  my: 0.5,
  whiteSpace: 'nowrap',
  '& a': {
    color: 'inherit',
    textDecorationColor: 'var(--line-strong)',
    textDecorationThickness: 2,
    textUnderlineOffset: 5,
  },
  '& a:hover': { textDecorationColor: 'currentColor' },
};

const words = { fontSize: 20, fontWeight: 650, lineHeight: '40.8px', my: 0.5 };
