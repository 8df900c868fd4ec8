import type { ComparedRate } from '../../../../shared/report.ts';
import type { ReportQuery } from '../../app/reportCalls.ts';
import { Problem } from '../../ui/Problem.tsx';
import { useReport } from '../frame/useReport.ts';
import { CurvesSmall } from '../parts/charts/CurvesSmall.tsx';
import { CurveCard } from '../parts/CurveCard.tsx';
import { stageOf } from './rateLabels.ts';

/** The curve of each location by itself, with the others faint behind it. */
export function CurvesByLocation({ asked, rate }: { asked: ReportQuery; rate: ComparedRate }) {
  const { rate: _rate, ...others } = asked;
  const stage = stageOf(rate);
  const { data, error, refetch } = useReport('time-to-stage', {
    ...others,
    stage,
    groupBy: 'location',
  });
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!data) {
    return null;
  }
  const title =
    stage === 'booked' ? 'Booked, by days since they asked' : 'Infused, by days since they asked';
  return (
    <CurveCard
      title={title}
      hint="Closed before counts as lost, not as missing. Faint lines: the other locations."
      name={`${title}: one small chart for each location`}
      caption="The curves in numbers"
      groups={data.groups}
      Chart={CurvesSmall}
      definitions={data.definitions}
      of="curve"
    />
  );
}
