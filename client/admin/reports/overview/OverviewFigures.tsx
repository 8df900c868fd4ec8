import type { Overview, OverviewGroup } from '../../../../shared/report-answers.ts';
import { RowsCell } from '../parts/cells.tsx';
import { Figure, FigureBody, Figures } from '../parts/Figure.tsx';
import { VisitsBody } from '../parts/rateBodies.tsx';
import { askedLine, missedLine, stageLine } from './besideLines.tsx';
import { besideOf } from './besideOf.tsx';
import { ContactFigure } from './ContactFigure.tsx';
import { FreeNowCard } from './FreeNowCard.tsx';
import { HandOverFigure } from './HandOverFigure.tsx';
import { HorizonsFigure } from './HorizonsFigure.tsx';
import { LostFigure } from './LostFigure.tsx';
import { UnmetFigure } from './UnmetFigure.tsx';

type Props = {
  subject: OverviewGroup;
  /** All own locations together, where the page is about one; null: it is about all. */
  whole: OverviewGroup | null;
  answer: Overview;
  /** It is told as of now, not of a day that has passed. */
  isNow: boolean;
};

/** Every figure of the overview, each beside the same of the range before and of all locations. */
export function OverviewFigures({ subject, whole, answer, isNow }: Props) {
  const { definitions } = answer;
  const beside = besideOf(answer, subject, whole);
  const common = { subject, definitions, beside };
  return (
    <>
      <Figures>
        <Figure title="Asked" definitions={definitions} of="asked">
          <FigureBody
            value={<RowsCell count={subject.n} rows={subject.rows} />}
            beside={beside(askedLine)}
          />
        </Figure>
        <ContactFigure {...common} />
        <Figure title="Did not come" definitions={definitions} of="noShow">
          <VisitsBody rate={subject.noShow} beside={beside(missedLine)} />
        </Figure>
        <UnmetFigure {...common} />
      </Figures>
      <Figures sx={wide}>
        <HorizonsFigure
          title="Booked"
          of="booked"
          definitions={definitions}
          fixed={subject.booked}
          beside={(index) => beside(stageLine('booked', index))}
        />
        <HorizonsFigure
          title="Infused"
          of="infused"
          definitions={definitions}
          fixed={subject.infused}
          beside={(index) => beside(stageLine('infused', index))}
        />
      </Figures>
      <Figures sx={lost}>
        <LostFigure {...common} whole={whole} />
        {isNow && <FreeNowCard locationId={whole === null ? null : Number(subject.group)} />}
        <HandOverFigure {...common} />
      </Figures>
    </>
  );
}

/** The reasons want room for their columns, and are the longest: beside them the others stand. */
const lost = {
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 330px), 1fr))',
  '@media (max-width: 1279px)': { '& > :first-of-type': { gridRow: 'span 2' } },
};

const wide = { gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 440px), 1fr))' };
