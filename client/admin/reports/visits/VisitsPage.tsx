import { ListBase, LinkBase as Link, useListContext, useLocation } from 'react-admin';
import { appointmentKindLabels } from '../../../../shared/labels.ts';
import type { Appointment, Lead } from '../../../../shared/records.ts';
import { AppointmentStatusField } from '../../appointments/AppointmentStatusField.tsx';
import { useLocations, useZoneOf } from '../../app/useLocations.ts';
import { leadName } from '../../format/leadName.ts';
import { formatMoment, zoneName } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Pages } from '../../ui/Pages.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { saidOnPage } from '../../ui/saidOnPage.ts';
import { SkeletonRows } from '../../ui/SkeletonRows.tsx';
import { countWords } from '../parts/numberWords.ts';
import { ReportTable } from '../parts/ReportTable.tsx';

type Visit = Appointment & { lead?: Lead };

const withNames = { ...saidOnPage, meta: { embed: ['lead'] } };

/** The visits behind a figure, at `/reports/visits?counted=…`. */
export function VisitsPage() {
  const { search } = useLocation();
  const counted = new URLSearchParams(search).get('counted') ?? '';
  return (
    <ListBase
      resource="appointments"
      storeKey={false}
      disableSyncWithLocation
      filter={{ counted }}
      sort={{ field: 'startsAt', order: 'DESC' }}
      perPage={50}
      queryOptions={withNames}
    >
      <CountedVisits />
      <Pages sizes={[50, 100]} />
    </ListBase>
  );
}

function CountedVisits() {
  const { data, total, error, isPending, refetch } = useListContext<Visit>();
  return (
    <>
      <PageHeader title={total === undefined ? 'Visits' : visitCount(total)} tab="Visits">
        <span style={{ color: 'var(--ink-2)' }}>Behind a report’s figure</span>
      </PageHeader>
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!error && (
        <Card sx={{ p: 0 }}>
          {isPending ? <SkeletonRows /> : <VisitTable visits={data ?? []} />}
        </Card>
      )}
    </>
  );
}

function visitCount(total: number): string {
  return total === 1 ? '1 visit' : `${countWords(total)} visits`;
}

function VisitTable({ visits }: { visits: readonly Visit[] }) {
  const zoneOf = useZoneOf();
  const places = useLocations();
  const now = useNow();
  const zones = new Set(places.map(({ timeZone }) => timeZone));
  const when = ({ startsAt, locationId }: Visit) => {
    const zone = zoneOf(locationId);
    const words = formatMoment(startsAt, zone, now);
    return zones.size > 1 ? `${words} ${zoneName(startsAt, zone)}` : words;
  };
  if (visits.length === 0) {
    return <EmptyState title="No visits">They may have been erased since, or moved.</EmptyState>;
  }
  return (
    <ReportTable
      caption="Visits behind the figure"
      rows={visits}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Person', cell: personLink },
        {
          label: 'When',
          align: 'left',
          cell: when,
        },
        { label: 'What', align: 'left', cell: ({ kind }) => appointmentKindLabels.en[kind] },
        {
          label: 'State',
          align: 'left',
          cell: stateMark,
        },
        {
          label: 'Location',
          align: 'left',
          cell: ({ locationId }) => places.find(({ id }) => id === locationId)?.name ?? '',
        },
      ]}
    />
  );
}

function stateMark({ status }: Visit) {
  return <AppointmentStatusField status={status} />;
}

function personLink({ leadId, lead }: Visit) {
  return <Link to={`/leads/${leadId}/show`}>{lead ? leadName(lead) : 'Open'}</Link>;
}
