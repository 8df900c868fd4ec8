import { ReportPage } from '../frame/ReportPage.tsx';

export function TimeToStagePage() {
  return (
    <ReportPage name="time-to-stage" label="Time to stage">
      {({ groups }) => groups.map(({ label, n }) => <p key={label}>{`${label} ${n}`}</p>)}
    </ReportPage>
  );
}
