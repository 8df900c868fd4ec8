import type { CapacityGroup } from '../../../../shared/report.ts';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody, Figures } from '../parts/Figure.tsx';
import { countWords, daysWords } from '../parts/numberWords.ts';
import { RateBody } from '../parts/rateBodies.tsx';
import { fewest } from '../parts/rateWords.ts';
import { RowsLink } from '../parts/RowsLink.tsx';
import { roomShare, roomWords } from './capacityWords.ts';

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
      </Figure>
      <Figure title="Earliest time they saw" definitions={definitions} of="shown">
        <FirstTime shown={shown} />
      </Figure>
      <Figure title="Left without booking" definitions={definitions} of="left">
        <RateBody rate={left} />
      </Figure>
      <Figure title="Saw no time soon, did not book" definitions={definitions} of="unmet">
        <FigureBody
          value={<RowsCell {...unmet} />}
          note={
            <>
              of{' '}
              <RowsLink rows={shown.rows} count={shown.n}>
                {countWords(shown.n)}
              </RowsLink>{' '}
              who looked
            </>
          }
        />
      </Figure>
      <Figure title="Rooms taken" definitions={definitions} of="rooms">
        <FigureBody value={roomShare(rooms.share)} note={roomWords(rooms)} />
      </Figure>
    </Figures>
  );
}

function FirstTime({ shown }: { shown: CapacityGroup['shown'] }) {
  const { median, p90 } = shown.daysToFirst;
  if (shown.n < fewest || median === null) {
    const words = shown.n === 0 ? 'Nobody looked' : 'Too few to tell';
    return <FigureBody isWords value={median === null && shown.n >= fewest ? 'None' : words} />;
  }
  const times = shown.freeTimes.median;
  return (
    <FigureBody
      value={daysWords(median)}
      note={[
        'away, for the middle one of those who saw one',
        ...(p90 === null ? [] : [`for a tenth ${daysWords(p90)} or more`]),
        ...(times === null ? [] : [`${countWords(times)} free times to choose from`]),
      ].join('; ')}
    />
  );
}
