import type { TimedStage } from '../../../../shared/report.ts';
import type { OverviewFigures } from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import { FixedLink, ShareLink, VisitsShareLink } from '../parts/shareLinks.tsx';
import { UnmetLink } from '../parts/UnmetBody.tsx';
import { waitWords } from '../parts/waitWords.ts';

/** Each figure on one line, as it stands beside another; its numbers open their rows. */

export function askedLine({ n, rows }: OverviewFigures) {
  return <RowsCell count={n} rows={rows} />;
}

export function calledLine({ response }: OverviewFigures) {
  return (
    <>
      <ShareLink rate={response.withinTarget} />, {waitWords(response)}
    </>
  );
}

export function missedLine({ noShow }: OverviewFigures) {
  return <VisitsShareLink rate={noShow} />;
}

export function unmetLine({ unmet }: OverviewFigures) {
  return <UnmetLink unmet={unmet} />;
}

/** Of the rate at a place in the list of horizons. */
export function stageLine(stage: TimedStage, index: number) {
  return (figures: OverviewFigures) => <FixedLink fixed={figures[stage][index]} />;
}

export function closedLine({ closedAll, n, rows }: OverviewFigures) {
  return (
    <>
      <RowsCell {...closedAll} /> of <RowsCell count={n} rows={rows} />
    </>
  );
}

export function handedOverLine({ handedOver }: OverviewFigures) {
  return <RowsCell {...handedOver} />;
}
