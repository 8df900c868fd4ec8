import { LinkBase as Link } from 'react-admin';
import type { Lead } from '../../../../shared/records.ts';
import { useLocations, useZoneOf } from '../../app/useLocations.ts';
import { useStaff } from '../../app/useStaff.ts';
import { leadName } from '../../format/leadName.ts';
import { formatMoment, zoneName } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import type { TableColumn } from '../parts/ReportTable.tsx';

/** A row about a lead; without `lead`: it is somebody else's now. */
export type AboutLead = { leadId: number; lead?: Lead };

/** Whose it is, with the way there. */
export function personColumn<Row extends AboutLead>(): TableColumn<Row> {
  return {
    label: 'Person',
    cell: ({ leadId, lead }) => (
      <Link to={`/leads/${leadId}/show`}>{lead ? leadName(lead) : 'Open'}</Link>
    ),
  };
}

/** An instant in the time zone of a location, which is named where there are several. */
export function useMomentColumn<Row>(
  label: string,
  placeOf: (row: Row) => number,
  instantOf: (row: Row) => string,
): TableColumn<Row> {
  const zoneOf = useZoneOf();
  const zones = new Set(useLocations().map(({ timeZone }) => timeZone));
  const now = useNow();
  return {
    label,
    align: 'left',
    cell: (row) => {
      const [instant, zone] = [instantOf(row), zoneOf(placeOf(row))];
      const words = formatMoment(instant, zone, now);
      return zones.size > 1 ? `${words} ${zoneName(instant, zone)}` : words;
    },
  };
}

/** The name of a location. */
export function usePlaceColumn<Row>(placeOf: (row: Row) => number): TableColumn<Row> {
  const places = useLocations();
  return {
    label: 'Location',
    align: 'left',
    cell: (row) => places.find(({ id }) => id === placeOf(row))?.name ?? '',
  };
}

/** The location that a row's lead is at; 0 where one may not see that. */
export function placeOfLead({ lead }: AboutLead): number {
  return lead?.locationId ?? 0;
}

/** The names of colleagues by their ids. */
export function useNameOf(): (id: unknown) => string {
  const staff = useStaff();
  return (id) => staff.find((user) => user.id === id)?.name ?? 'a colleague';
}
