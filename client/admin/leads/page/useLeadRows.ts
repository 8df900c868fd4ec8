import { useGetList, type RaRecord } from 'react-admin';
import type { Activity, Appointment, Lead, Task } from '../../../../shared/records.ts';

function useRowsOf<Row extends RaRecord>(
  resource: string,
  filter: object,
  sort: { field: string; order: 'ASC' | 'DESC' },
  perPage = 200,
  meta?: { embed: string[] },
) {
  const pagination = { page: 1, perPage };
  return useGetList<Row>(resource, { filter, sort, pagination, ...(meta && { meta }) });
}

/** An event with who did it: at another location, where the lead was before, there are others. */
export type HistoryEvent = Activity & { actor?: { id: string; name: string } | null };

const withActor = { embed: ['actor'] };

/** The newest first; of a lead with others merged into it, all of theirs. */
export function useHistory({ id }: Lead, perPage: number) {
  const newestFirst = { field: 'at', order: 'DESC' } as const;
  return useRowsOf<HistoryEvent>('activities', { leadId: id }, newestFirst, perPage, withActor);
}

/** A visit with its place, which may be another location that had the lead before. */
export type Visit = Appointment & { location?: { name: string; timeZone: string } | null };

const withPlace = { embed: ['location'] };

export function useAppointments({ id }: Lead): Visit[] {
  const { data } = useRowsOf<Visit>(
    'appointments',
    { leadId: id },
    { field: 'startsAt', order: 'DESC' },
    200,
    withPlace,
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
