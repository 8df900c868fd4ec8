import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import type { Appointment, Lead, Room } from '../../../../shared/records.ts';
import { appointmentStatuses } from '../../../../shared/vocabulary.ts';
import { saidOnPage } from '../../ui/saidOnPage.ts';
import { useChangedRows } from '../../ui/useChangedRows.ts';
import type { Span } from './layout/localDay.ts';

type PersonField = 'firstName' | 'lastName' | 'reference' | 'phone' | 'email' | 'requestedAt';

/** An appointment as the calendar draws it: with the person, and its time to reckon with. */
export type Visit = Appointment & Span & { lead?: Pick<Lead, PersonField> };

const all = { page: 1, perPage: 1000 };
const byName = { field: 'name', order: 'ASC' } as const;
const byTime = { field: 'startsAt', order: 'ASC' } as const;
const standing = appointmentStatuses.filter((each) => each !== 'cancelled');
const withPerson = { embed: ['lead'] };

type Wanted = Span & { locationId: number; withCancelled: boolean };

/** Who comes to a location in a stretch of time, and its rooms. */
export function useVisits({ locationId, start, end, withCancelled }: Wanted) {
  const filter = {
    locationId,
    startsAt_gte: new Date(start).toISOString(),
    startsAt_lte: new Date(end - 1).toISOString(),
    ...(!withCancelled && { status: standing }),
  };
  const read = useGetList<Appointment & Pick<Visit, 'lead'>>(
    'appointments',
    { filter, pagination: all, sort: byTime, meta: withPerson },
    saidOnPage,
  );
  const rooms = useGetList<Room>(
    'rooms',
    { filter: { locationId }, pagination: all, sort: byName },
    saidOnPage,
  );
  const visits = useMemo(() => read.data?.map(asVisit) ?? [], [read.data]);
  const view = JSON.stringify([filter, read.isPlaceholderData]);
  return {
    visits,
    /** Those that came or changed a moment ago. */
    marked: useChangedRows(read.data, view),
    rooms: rooms.data ?? [],
    isPending: read.isPending || rooms.isPending,
    error: read.error ?? rooms.error,
    retry: () => void Promise.all([read.refetch(), rooms.refetch()]),
  };
}

function asVisit(line: Appointment & Pick<Visit, 'lead'>): Visit {
  return { ...line, start: Date.parse(line.startsAt), end: Date.parse(line.endsAt) };
}
