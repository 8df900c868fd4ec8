import Box from '@mui/material/Box';
import { formatDay } from '../../format/time.ts';
import { Card, Quiet } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Agenda } from './Agenda.tsx';
import type { ViewProps } from './DayView.tsx';
import { weekScale } from './layout/scale.ts';
import { Legend } from './Legend.tsx';
import { iso, openWords } from './visitWords.ts';
import { WeekGrid } from './WeekGrid.tsx';

/** Seven days side by side; on a phone one under the other. */
export function WeekView(props: ViewProps) {
  const { address, days, rooms, visits, isNarrow } = props;
  const chosen = rooms.some(({ id }) => id === address.roomId);
  const shown = chosen ? visits.filter(({ roomId }) => roomId === address.roomId) : visits;
  const byDay = days.map((day) => {
    const own = shown.filter(({ start }) => start >= day.start && start < day.end);
    return [day, own] as const;
  });
  if (isNarrow) {
    return byDay.map(([day, own]) => (
      <Box key={day.date} component="section" sx={{ mb: 2 }}>
        <Box component="h3" sx={{ fontSize: 15, fontWeight: 650 }}>
          {formatDay(iso(day.start), day.zone)}
        </Box>
        <Quiet sx={{ mb: 0.75 }}>{openWords(day)}</Quiet>
        {(own.length > 0 || day.open.length > 0) && (
          <Agenda visits={own} rooms={rooms} zone={day.zone} open={props.open} />
        )}
      </Box>
    ));
  }
  const week = weekScale(byDay);
  return week ? (
    <>
      <Legend>Choose a day to move and to book.</Legend>
      <WeekGrid {...props} visits={shown} week={week} />
    </>
  ) : (
    <Card>
      <EmptyState title="Closed in this week">Nobody comes. Look at another one.</EmptyState>
    </Card>
  );
}
