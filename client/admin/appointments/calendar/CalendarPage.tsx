import { EmptyState } from '../../ui/EmptyState.tsx';
import { Card } from '../../ui/Card.tsx';
import { Calendar } from './Calendar.tsx';
import { CalendarSkeleton } from './CalendarSkeleton.tsx';
import { useCalendarPlace } from './useCalendarPlace.ts';

/** The calendar of one location, or why there is none. */
export function CalendarPage() {
  const { location, isPending, choices } = useCalendarPlace();
  if (location) {
    return <Calendar key={location.id} location={location} locations={choices} />;
  }
  return isPending ? (
    <CalendarSkeleton columns={4} />
  ) : (
    <Card>
      <EmptyState title="No location yet">
        Ask an admin to make you a member of the locations you work at.
      </EmptyState>
    </Card>
  );
}
