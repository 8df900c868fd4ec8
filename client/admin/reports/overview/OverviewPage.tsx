import { ReportPage } from '../frame/ReportPage.tsx';
import { allLocations, useReportAddress } from '../frame/useReportAddress.ts';
import { MonthlyMailSwitch } from '../MonthlyMailSwitch.tsx';
import { OverviewFigures } from './OverviewFigures.tsx';
import { OverviewTable } from './OverviewTable.tsx';
import { Sentence } from './Sentence.tsx';

const byLocation = () => ({ groupBy: 'location' });

/** What a manager reads once a month: how many asked, how fast they were called, what became of them. */
export function OverviewPage() {
  const [{ locationId, asOf }] = useReportAddress();
  const isWhole = locationId === allLocations;
  return (
    <ReportPage name="overview" label="Overview" asks={byLocation}>
      {(answer) => {
        const subject = isWhole ? answer.whole : (answer.groups[0] ?? answer.whole);
        return (
          <>
            <Sentence words={answer.sentence} />
            <OverviewFigures
              subject={subject}
              whole={isWhole ? null : answer.whole}
              answer={answer}
              isNow={asOf === ''}
            />
            <OverviewTable answer={answer} />
            <MonthlyMailSwitch />
          </>
        );
      }}
    </ReportPage>
  );
}
