import { ReportPage } from '../frame/ReportPage.tsx';

export function LocationsPage() {
  return (
    <ReportPage name="comparison" label="Locations">
      {({ groups }) => groups.map(({ label, n }) => <p key={label}>{`${label} ${n}`}</p>)}
    </ReportPage>
  );
}
