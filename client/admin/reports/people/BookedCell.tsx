import type { PersonGroup } from '../../../../shared/report-answers.ts';
import { FixedCell, RowsCell } from '../parts/cells.tsx';

/** The rate of a person's requests, or how many there are of the fifty that it needs. */
export function BookedCell({ person: { booked30, enough } }: { person: PersonGroup }) {
  if (enough) {
    return <FixedCell fixed={booked30} />;
  }
  return (
    <>
      too few to tell
      <small>
        <RowsCell count={booked30.n} rows={booked30.nRows} />
        {' of 50 needed'}
        {booked30.tooEarly > 0 && (
          <>
            ; <RowsCell count={booked30.tooEarly} rows={booked30.tooEarlyRows} /> too young
          </>
        )}
      </small>
    </>
  );
}
