import type { PersonGroup } from '../../../../shared/report-answers.ts';
import { FixedCell } from '../parts/cells.tsx';
import { countWords } from '../parts/numberWords.ts';
import { RowsLink } from '../parts/RowsLink.tsx';

/** The rate of a person's requests, or how many there are of the fifty that it needs. */
export function BookedCell({ person: { booked30, enough } }: { person: PersonGroup }) {
  if (enough) {
    return <FixedCell fixed={booked30} />;
  }
  return (
    <>
      too few to tell
      <small>
        <RowsLink rows={booked30.nRows} count={booked30.n}>
          {countWords(booked30.n)}
        </RowsLink>
        {' of 50 needed'}
      </small>
    </>
  );
}
