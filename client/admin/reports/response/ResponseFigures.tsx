import type { ResponseGroup } from '../../../../shared/report-answers.ts';
import { Figure, FigureBody, Figures } from '../parts/Figure.tsx';
import { RateBody } from '../parts/rateBodies.tsx';
import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { isTooFewWaited, quantileWords } from '../parts/waitWords.ts';
import { targetWords } from './responseWords.ts';

type Props = { group: ResponseGroup; definitions: Readonly<Record<string, string>> };

/** How soon, and of how many that can be said. */
export function ResponseFigures({ group, definitions }: Props) {
  return (
    <Figures>
      <Figure title={targetWords(group.target)} definitions={definitions} of="withinTarget">
        <RateBody rate={group.withinTarget} />
      </Figure>
      <Figure title="Until somebody tried" definitions={definitions} of="response">
        <Waits group={group} />
      </Figure>
      <Figure title="What became of those who asked" definitions={definitions} of="asked">
        <Parts group={group} />
      </Figure>
      <Figure title="Waiting too long" definitions={definitions} of="breaches">
        <FigureBody value={<RowsCell {...group.breaches} />} />
      </Figure>
    </Figures>
  );
}

/** The middle one and the slowest tenth; of a few they say nothing. */
function Waits({ group }: { group: ResponseGroup }) {
  const { medianIs, p90Is } = group;
  if (medianIs === null || p90Is === null) {
    return <FigureBody isWords value="Nobody was waited for" />;
  }
  if (isTooFewWaited(group)) {
    return <FigureBody isWords value="Too few to tell" />;
  }
  return (
    <FigureBody
      value={quantileWords(medianIs)}
      note={`of business time for the middle one; for the slowest tenth ${quantileWords(p90Is)}`}
    />
  );
}

/** Each of those who asked is in just one of these. */
function Parts({ group }: { group: ResponseGroup }) {
  return (
    <>
      <FigureBody
        value={<RowsCell count={group.n} rows={group.rows} />}
        note={
          <>
            <RowsCell count={group.attempted} rows={group.attemptedRows} /> tried by a person
          </>
        }
      />
      <Quiet>
        <RowsCell count={group.waiting} rows={group.waitingRows} /> wait, and nobody has tried
      </Quiet>
      <Quiet>
        <RowsCell count={group.ended} rows={group.endedRows} /> booked by themselves or were closed
        before
      </Quiet>
      {group.unknown > 0 && (
        <Quiet>
          <RowsCell count={group.unknown} rows={group.unknownRows} /> not known: from a list that
          says nothing of calls
        </Quiet>
      )}
    </>
  );
}
