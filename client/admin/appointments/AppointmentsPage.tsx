import { Suspense } from 'react';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { CalendarSkeleton } from './calendar/CalendarSkeleton.tsx';
import { useCalendarAddress } from './calendar/useCalendarAddress.ts';
import { ViewSwitch } from './calendar/ViewSwitch.tsx';

const AppointmentList = lazyNamed(() => import('./AppointmentList.tsx'), 'AppointmentList');
const CalendarPage = lazyNamed(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage');

/** Who comes when: by day, by week, or as a list. */
export function AppointmentsPage() {
  const [{ view }] = useCalendarAddress();
  return (
    <>
      <PageHeader title="Calendar">
        <ViewSwitch />
      </PageHeader>
      {view === 'list' ? (
        <Suspense fallback={<SkeletonRows />}>
          <AppointmentList />
        </Suspense>
      ) : (
        <Suspense fallback={<CalendarSkeleton columns={4} />}>
          <CalendarPage />
        </Suspense>
      )}
    </>
  );
}
