import { useGetList, type RaRecord } from 'react-admin';
import type { Activity, Appointment, Lead, Task } from '../../../../shared/records.ts';

function useRowsOf<Row extends RaRecord>(
  resource: string,
  filter: object,
  sort: { field: string; order: 'ASC' | 'DESC' },
  perPage = 200,
) {
  return useGetList<Row>(resource, { filter, sort, pagination: { page: 1, perPage } });
}

/** The newest first; of a lead with others merged into it, all of theirs. */
export function useHistory({ id }: Lead, perPage: number) {
  return useRowsOf<Activity>('activities', { leadId: id }, { field: 'at', order: 'DESC' }, perPage);
}

export function useAppointments({ id }: Lead): Appointment[] {
  const { data } = useRowsOf<Appointment>(
    'appointments',
    { leadId: id },
    { field: 'startsAt', order: 'DESC' },
  );
  return data ?? [];
}

export function useOpenTasks({ id }: Lead): Task[] {
  const { data } = useRowsOf<Task>(
    'tasks',
    { leadId: id, doneAt_isnull: true },
    { field: 'dueAt', order: 'ASC' },
  );
  return data ?? [];
}
