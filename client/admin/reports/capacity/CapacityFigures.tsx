import type { CapacityGroup } from '../../../../shared/report-answers.ts';
import { Quiet } from '../../ui/Card.tsx';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody, Figures } from '../parts/Figure.tsx';
import { countWords } from '../parts/numberWords.ts';
import { RateBody } from '../parts/rateBodies.tsx';
import { fewest } from '../parts/rateWords.ts';
import { UnmetBody } from '../parts/UnmetBody.tsx';
import { awayWords, roomShare, roomWords } from './capacityWords.ts';

type Props = { group: CapacityGroup; definitions: Readonly<Record<string, string>> };

/** What people saw, whether they stayed, and how full the rooms were. */
export function CapacityFigures({ group, definitions }: Props) {
  const { shown, left, unmet, rooms } = group;
  return (
    <Figures>
      <Figure title="Looked for a time" definitions={definitions} of="shown">
        <FigureBody
          value={<RowsCell count={shown.n} rows={shown.rows} />}
          note={
            <>
              <RowsCell {...shown.none} /> of them saw no free time at all
            </>
          }
        />
        <FirstTime shown={shown} />
      </Figure>
      <Figure title="Left without booking" definitions={definitions} of="left">
        <RateBody rate={left} />
      </Figure>
      <Figure title="No time soon, not booked" definitions={definitions} of="unmet">
        <UnmetBody unmet={unmet} looked={{ count: shown.n, rows: shown.rows }} />
      </Figure>
      <Figure title="Rooms taken" definitions={definitions} of="rooms">
        <FigureBody value={roomShare(rooms.share)} note={roomWords(rooms)} />
      </Figure>
    </Figures>
  );
}

/** Of those who saw one; of a few the middle one says nothing. */
function FirstTime({ shown }: { shown: CapacityGroup['shown'] }) {
  const { n, daysToFirst, freeTimes } = shown;
  const { median, p90 } = daysToFirst;
  if (n < fewest || median === null || p90 === null) {
    return n === 0 ? null : <Quiet>too few to say how soon the earliest was</Quiet>;
  }
  return (
    <>
      <Quiet>
        the earliest was {awayWords(median)} away for the middle one, {awayWords(p90)} or more for a
        tenth
      </Quiet>
      {freeTimes.median !== null && (
        <Quiet>{countWords(freeTimes.median)} free times to choose from, in the middle</Quiet>
      )}
    </>
  );
}
