import Box from '@mui/material/Box';
import { LinkBase as Link } from 'react-admin';
import type { Room } from '../../../../shared/records.ts';
import { formatDay, formatTime, localDate } from '../../format/time.ts';
import { AppointmentCard } from './AppointmentCard.tsx';
import type { LocalDay } from './layout/localDay.ts';
import { placeCards } from './layout/placeCards.ts';
import type { Scale, WeekScale } from './layout/scale.ts';
import { Shades } from './Shades.tsx';
import { type GridColumn, leastMinutes, TimeGrid } from './TimeGrid.tsx';
import { addressOf, type CalendarAddress } from './useCalendarAddress.ts';
import type { Visit } from './useVisits.ts';
import { iso, openWords } from './visitWords.ts';

type Props = {
  address: CalendarAddress;
  days: readonly LocalDay[];
  week: WeekScale;
  rooms: readonly Room[];
  visits: readonly Visit[];
  now: string;
  open: (visit: Visit, face: HTMLElement) => void;
};

/** Narrower than this a name can't be read. */
const lanePixels = 72;

/** A week of a location: a column for each day, who comes at one time side by side. */
export function WeekGrid(props: Props) {
  const { address, days, week, visits, now } = props;
  const columns = days.map((day, index): GridColumn => {
    const scale = week.scaleOf(day);
    const own = visits.filter(({ start }) => start >= day.start && start < day.end);
    const cards = placeCards(own, scale, leastMinutes);
    const lanes = Math.max(1, ...cards.map((card) => card.lanes));
    const isToday = localDate(now, day.zone) === day.date;
    return {
      key: day.date,
      width: day.open.length === 0 && own.length === 0 ? '100px' : widthFor(lanes),
      head: (
        <DayHead
          day={day}
          isToday={isToday}
          to={addressOf({ ...address, view: 'day', date: day.date })}
        />
      ),
      content: (
        <>
          <Shades day={day} scale={scale} words={index === 0 || day.open.length === 0} />
          <Box component="ul" aria-label={formatDay(iso(day.start), day.zone)} sx={bare}>
            {cards.map((card) => (
              <AppointmentCard
                key={card.item.id}
                card={card}
                zone={day.zone}
                room={props.rooms.find(({ id }) => id === card.item.roomId)?.name ?? ''}
                slim={card.lanes > 1}
                open={props.open}
              />
            ))}
          </Box>
        </>
      ),
    };
  });
  return (
    <TimeGrid
      label="Days and times"
      minutes={week.minutes}
      marks={week.marks}
      now={nowMark(now, days, week)}
      first={0}
      columns={columns}
    />
  );
}

const bare = { m: 0, p: 0, listStyle: 'none' };

function widthFor(lanes: number): string {
  return `minmax(${Math.max(128, lanes * lanePixels)}px, 1fr)`;
}

function DayHead({ day, isToday, to }: { day: LocalDay; isToday: boolean; to: string }) {
  return (
    <Box sx={{ whiteSpace: 'nowrap' }} data-first={isToday || undefined}>
      <Link to={to} aria-current={isToday ? 'date' : undefined}>
        {formatDay(iso(day.start), day.zone)}
      </Link>
      {isToday && ' · today'}
      {day.closure && (
        <Box sx={{ fontWeight: 400, fontSize: 12, color: 'var(--ink-2)', whiteSpace: 'normal' }}>
          {openWords(day)}
        </Box>
      )}
    </Box>
  );
}

function nowMark(now: string, days: readonly LocalDay[], week: WeekScale) {
  const at = Date.parse(now);
  const today = days.find(({ start, end }) => start <= at && at < end);
  const scale: Scale | undefined = today && week.scaleOf(today);
  const minute = scale?.minuteOf(at) ?? 0;
  return today && minute > 0 && minute < week.minutes
    ? { at: minute, label: formatTime(now, today.zone), column: today.date }
    : null;
}
