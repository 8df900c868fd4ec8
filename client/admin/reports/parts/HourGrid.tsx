import Box from '@mui/material/Box';
import { styled } from '@mui/material/styles';
import type { HourCell } from '../../../../shared/report-answers.ts';
import { hoursOf, hourWords } from './hourWords.ts';
import { percentWords } from './numberWords.ts';
import { fewest } from './rateWords.ts';
import { RowsLink } from './RowsLink.tsx';

type Props = {
  caption: string;
  cells: readonly HourCell[];
  /** What the share is of, in the words of a cell: `12 of 16 called within target` */
  verb: string;
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** A share by weekday and hour: the darker, the more; of few there is no share, only a count. */
export function HourGrid({ caption, cells, verb }: Props) {
  const hours = hoursOf(cells);
  return (
    <>
      <Scroll tabIndex={0} aria-label={caption}>
        <Table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <td aria-label="Weekday and hour" />
              {hours.map((hour) => (
                <th
                  key={hour}
                  scope="col"
                  aria-label={`${hourWords(hour)} to ${hourWords(hour + 1)}`}
                >
                  {hourWords(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weekdays.map((weekday, index) => (
              <tr key={weekday}>
                <th scope="row" aria-label={weekday}>
                  {weekday.slice(0, 3)}
                </th>
                {hours.map((hour) => (
                  <GridCell
                    key={hour}
                    cell={cells.find((each) => each.weekday === index + 1 && each.hour === hour)}
                    verb={verb}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
      <Shades />
    </>
  );
}

function GridCell({ cell, verb }: { cell: HourCell | undefined; verb: string }) {
  if (cell === undefined || cell.n === 0) {
    return <td aria-label="nobody" />;
  }
  const { n, count, rows } = cell;
  const words = `${count} of ${n} ${verb}`;
  if (n < fewest) {
    return (
      <td title={words}>
        <Few {...cell} />
      </td>
    );
  }
  return (
    <td title={words} style={{ background: shadeOf(count / n) }}>
      <RowsLink rows={rows} count={count} label={words}>
        {percentOf(count / n)}
      </RowsLink>
    </td>
  );
}

/** `2 of 3`, each number with its own rows. */
function Few({ count, n, rows, nRows }: HourCell) {
  return (
    <small>
      <RowsLink rows={rows} count={count}>
        {count}
      </RowsLink>
      {' of '}
      <RowsLink rows={nRows} count={n}>
        {n}
      </RowsLink>
    </small>
  );
}

function Shades() {
  return (
    <Box aria-hidden sx={key}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <span key={share} style={{ background: shadeOf(share) }}>
          {percentWords(share)}
        </span>
      ))}
      <p>Numbers are per cent. Of fewer than {fewest} there is no share: “2 of 3”.</p>
    </Box>
  );
}

/** Light enough that the number upon it is read, in either theme. */
function shadeOf(share: number): string {
  return `color-mix(in srgb, var(--accent) ${Math.round(share * 46)}%, var(--surface))`;
}

const percentOf = (share: number) => String(Math.round(share * 100));

const Scroll = styled('section')({ overflowX: 'auto' });

const Table = styled('table')({
  borderCollapse: 'separate',
  borderSpacing: 2,
  fontSize: 13,
  width: '100%',
  '& th': {
    fontWeight: 500,
    color: 'var(--ink-2)',
    fontSize: 12,
    padding: '2px',
    whiteSpace: 'nowrap',
  },
  '& tbody th': {
    textAlign: 'left',
    position: 'sticky',
    left: 0,
    background: 'var(--surface)',
    width: 40,
  },
  '& td': {
    minWidth: 34,
    height: 32,
    padding: 0,
    textAlign: 'center',
    borderRadius: 4,
    printColorAdjust: 'exact',
  },
  '& tbody td': { boxShadow: 'inset 0 0 0 1px var(--line)' },
  '& td > a': {
    display: 'grid',
    placeItems: 'center',
    height: '100%',
    color: 'var(--ink)',
    textDecoration: 'none',
  },
  '& td small a': { color: 'inherit', textDecoration: 'none' },
  '& td a:hover': { textDecoration: 'underline' },
  '& td small': { fontSize: 11, color: 'var(--ink-2)', whiteSpace: 'nowrap' },
});

const key = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: '2px',
  mt: 1,
  fontSize: 12,
  color: 'var(--ink-2)',
  '& span': {
    color: 'var(--ink)',
    p: '1px 8px',
    borderRadius: '3px',
    boxShadow: 'inset 0 0 0 1px var(--line)',
    printColorAdjust: 'exact',
  },
  '& p': { m: 0, ml: 1 },
} as const;
