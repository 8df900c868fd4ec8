import Box from '@mui/material/Box';
import { useRef } from 'react';
import type { Today, TodayRow } from '../../../shared/today.ts';
import { useZoneOf } from '../app/useLocations.ts';
import { Card } from '../ui/Card.tsx';
import { stepRows } from '../ui/stepRows.ts';
import { useHotkeys } from '../ui/useHotkeys.ts';
import type { FormAction } from './rowActions.ts';
import { sectionTitles } from './sectionTitles.ts';
import { TodayLine } from './TodayLine.tsx';

type Props = {
  sections: Today['sections'];
  now: string;
  start: (action: FormAction, row: TodayRow) => void;
};

/** The day in its parts. j/k or the arrows walk through the rows of all of them. */
export function TodaySections({ sections, now, start }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const zoneOf = useZoneOf();
  const step = (by: 1 | -1) => () => stepRows(box.current, by);
  useHotkeys({ j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1) });
  return (
    <Box ref={box} sx={{ display: 'grid', gap: 2.75 }}>
      {sections.map(({ section, rows }) => (
        <section key={section} aria-label={sectionTitles[section]}>
          <Box component="h2" sx={heading}>
            {sectionTitles[section]}
          </Box>
          <Card as="ul" sx={{ listStyle: 'none', p: 0, m: 0, overflow: 'hidden' }}>
            {rows.map((row) => (
              <TodayLine
                key={`${row.leadId} ${row.task?.id ?? row.appointmentId ?? 'call'}`}
                row={row}
                section={section}
                zone={zoneOf(row.locationId)}
                now={now}
                start={(action) => start(action, row)}
              />
            ))}
          </Card>
        </section>
      ))}
    </Box>
  );
}

const heading = { fontSize: 13, lineHeight: 1.45, fontWeight: 600, color: 'var(--ink-2)', mb: 1 };
