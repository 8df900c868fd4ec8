import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Card, CardTitle, Quiet } from '../../ui/Card.tsx';
import { Definition } from './Definition.tsx';

/** Figures side by side, as many as there is room for, on paper too. */
export const Figures = styled('div')({
  display: 'grid',
  gap: 16,
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 258px), 1fr))',
  marginBottom: 20,
});

type Props = {
  title: string;
  /** The number itself, mostly a link to its rows. */
  value: ReactNode;
  /** Under the number: the interval, of how many. */
  note?: ReactNode;
  /** What it is compared with, a line each: the range before, all locations. */
  beside?: readonly ReactNode[];
  definitions?: Readonly<Record<string, string>>;
  /** The name of the figure in the definitions. */
  of?: string | readonly string[];
  children?: ReactNode;
};

/** One figure in a card: what it is, the number, how sure that is, and what it means. */
export function Figure({ title, value, note, beside = [], definitions, of, children }: Props) {
  return (
    <Card>
      <CardTitle sx={{ mb: 0 }}>{title}</CardTitle>
      <Box component="p" sx={big}>
        {value}
      </Box>
      {note !== undefined && <Quiet>{note}</Quiet>}
      {beside.map((line, index) => (
        <Quiet key={index} sx={{ color: 'var(--ink-3)' }}>
          {line}
        </Quiet>
      ))}
      {children}
      {definitions && of !== undefined && <Definition definitions={definitions} of={of} />}
    </Card>
  );
}

const big = {
  fontSize: 34,
  fontWeight: 650,
  lineHeight: 1.2,
  my: 0.5,
  '& a': { color: 'inherit', textDecorationColor: 'transparent' },
  '& a:hover': { textDecorationColor: 'currentColor' },
};
