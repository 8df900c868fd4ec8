import { ReportPage } from '../frame/ReportPage.tsx';

export function OverviewPage() {
  return (
    <ReportPage name="overview" label="Overview">
      {({ groups }) => groups.map(({ label, n }) => <p key={label}>{`${label} ${n}`}</p>)}
    </ReportPage>
  );
}
