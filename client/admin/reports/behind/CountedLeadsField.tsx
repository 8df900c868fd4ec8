import { LinkBase as Link, useListContext } from 'react-admin';
import { CountedField } from './CountedField.tsx';

/** Above the list of leads, where it shows those behind a figure of a report. */
export function CountedLeadsField() {
  const { filterValues, total } = useListContext();
  const { counted, ...others } = filterValues as { counted?: unknown };
  const isNarrowed = Object.keys(others).length > 0;
  return typeof counted === 'string' ? (
    <CountedField
      text={counted}
      listed={isNarrowed ? undefined : total}
      missing={carriedOnElsewhere}
    />
  ) : null;
}

function carriedOnElsewhere(count: string) {
  return (
    <>
      {count} of them {count === '1' ? 'is' : 'are'} carried on at a location that isn’t yours: they
      count, and stand under <Link to="/transfers">Handed over</Link>.
    </>
  );
}
