import type { Comparison } from '../../../../shared/report-answers.ts';
import { Quiet } from '../../ui/Card.tsx';
import { ChoiceMenu } from '../frame/ChoiceMenu.tsx';
import { ReportPage } from '../frame/ReportPage.tsx';
import { type ReportAddress, useReportAddress } from '../frame/useReportAddress.ts';
import { ChartWithTable } from '../parts/ChartWithTable.tsx';
import { FunnelPlot } from '../parts/charts/FunnelPlot.tsx';
import { countWords } from '../parts/numberWords.ts';
import { CurvesByLocation } from './CurvesByLocation.tsx';
import { LocationsTable } from './LocationsTable.tsx';
import { MixWarnings } from './MixWarnings.tsx';
import { definitionOf, rateLabels, usualRate } from './rateLabels.ts';

/** The comparison is of all own locations, whichever the other pages are about. */
const asks = ({ rate }: ReportAddress) => ({
  rate: rate === '' ? usualRate : rate,
  groupBy: '',
  locationId: '',
});

/** Whether locations really differ: rates against how many they rest on. Never a league table. */
export function LocationsPage() {
  return (
    <ReportPage
      name="comparison"
      label="Locations"
      asks={asks}
      whose={false}
      choices={<RateMenu />}
    >
      {(answer, asked) => (
        <>
          <MixWarnings answer={answer} />
          <Difference answer={answer} />
          <CurvesByLocation asked={asked} rate={answer.rate} />
        </>
      )}
    </ReportPage>
  );
}

function RateMenu() {
  const [{ rate }, go] = useReportAddress();
  const options = Object.entries(rateLabels).map(([value, label]) => ({ value, label }));
  return (
    <ChoiceMenu
      label="Rate"
      value={rate === '' ? usualRate : rate}
      words={rate}
      options={options}
      choose={(chosen) => go({ rate: chosen })}
    />
  );
}

function Difference({ answer }: { answer: Comparison }) {
  const label = rateLabels[answer.rate];
  return (
    <ChartWithTable
      title="Is the difference real?"
      hint="Inside the bands: what chance alone does to a location of that size. The inner band 95 %, the outer 99.8 %."
      name={`${label}: the rate of each location against how many requests it rests on`}
      chart={<Picture answer={answer} />}
      table={<LocationsTable answer={answer} />}
      shownAtFirst
      definitions={answer.definitions}
      of={[definitionOf(answer.rate), 'limits', 'shrunk', ...ofMix(answer)]}
    >
      <Undrawn answer={answer} />
    </ChartWithTable>
  );
}

/** Fewer than five of all together are no ground for bands. */
function Picture({ answer }: { answer: Comparison }) {
  return answer.whole.rate === null ? (
    <p>Too few to draw: {countWords(answer.whole.n)} of all locations together can be counted.</p>
  ) : (
    <FunnelPlot {...answer} />
  );
}

/** What the warnings rest on, where there are any. */
const ofMix = ({ mixWarnings }: Comparison) => (mixWarnings.length > 0 ? ['standardised'] : []);

/** Locations of which no rate is told, and why they aren't in the picture. */
function Undrawn({ answer: { groups } }: { answer: Comparison }) {
  const few = groups.filter(({ tooFew }) => tooFew);
  const words = few.map(({ label, rate: { count, n } }) => `${label}: ${count} of ${n}`).join('; ');
  return few.length === 0 ? null : (
    <Quiet>Counts only, not drawn, because they are fewer than 5: {words}.</Quiet>
  );
}
