import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { FixedRate } from '../../../../shared/report.ts';
import { Figure } from '../parts/Figure.tsx';
import { FixedBody } from '../parts/rateBodies.tsx';

type Props = {
  title: string;
  fixed: readonly FixedRate[];
  definitions: Readonly<Record<string, string>>;
  of: string;
  /** What the rate at a place in the list is compared with. */
  beside: (index: number) => readonly ReactNode[];
};

/** One stage within 30, 60 and 90 days, each of those whose days have passed. */
export function HorizonsFigure({ title, fixed, definitions, of, beside }: Props) {
  return (
    <Figure title={title} definitions={definitions} of={of}>
      <Box sx={columns}>
        {fixed.map((each, index) => (
          <Box key={each.horizon}>
            <Box
              component="h3"
              sx={{ fontSize: 13, fontWeight: 600, color: 'var(--ink-2)', mt: 1 }}
            >
              within {each.horizon} days
            </Box>
            <FixedBody fixed={each} beside={beside(index)} />
          </Box>
        ))}
      </Box>
    </Figure>
  );
}

const columns = {
  display: 'grid',
  columnGap: 2,
  gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
};
