import type { Overview, OverviewGroup } from '../../../../shared/report-answers.ts';
import { Figure, FigureBody, Figures } from '../parts/Figure.tsx';
import { countWords } from '../parts/numberWords.ts';
import { fixedWords, shareWords } from '../parts/rateWords.ts';
import { VisitsBody } from '../parts/rateBodies.tsx';
import { RowsLink } from '../parts/RowsLink.tsx';
import { besideOf } from './besideOf.ts';
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
            value={
              <RowsLink rows={subject.rows} count={subject.n}>
                {countWords(subject.n)}
              </RowsLink>
            }
            beside={beside(({ n }) => countWords(n))}
          />
        </Figure>
        <ContactFigure {...common} />
        <Figure title="Did not come" definitions={definitions} of="noShow">
          <VisitsBody rate={subject.noShow} beside={beside(({ noShow }) => shareWords(noShow))} />
        </Figure>
        <UnmetFigure {...common} />
      </Figures>
      <Figures sx={wide}>
        <HorizonsFigure
          title="Booked"
          of="booked"
          definitions={definitions}
          fixed={subject.booked}
          beside={(index) => beside(({ booked }) => fixedWords(booked[index]))}
        />
        <HorizonsFigure
          title="Infused"
          of="infused"
          definitions={definitions}
          fixed={subject.infused}
          beside={(index) => beside(({ infused }) => fixedWords(infused[index]))}
        />
      </Figures>
      <Figures>
        <LostFigure {...common} whole={whole} />
        {isNow && <FreeNowCard locationId={whole === null ? null : Number(subject.group)} />}
        <HandOverFigure {...common} />
      </Figures>
    </>
  );
}

const wide = { gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 440px), 1fr))' };
