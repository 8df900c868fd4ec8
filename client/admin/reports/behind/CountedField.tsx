import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { LinkBase as Link } from 'react-admin';
import { useZone } from '../../app/useLocations.ts';
import { type Counted, figureWords, readCounted } from '../../format/countedWords.ts';
import { localDate } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { instantWords } from '../frame/Told.tsx';
import { rangeWords } from '../frame/ranges.ts';
import { countWords } from '../parts/numberWords.ts';
import { reportOf } from './countedPlace.ts';
import { useWhichWords } from './useWhichWords.ts';

type Props = {
  /** The text that the address carries. */
  text: string;
  /** How many are listed; undefined: it isn’t known yet, or the list is narrowed further. */
  listed: number | undefined;
  /** How many were counted, where the text itself doesn’t say it. */
  n?: number | null;
  /** What was counted; without: a figure about leads or visits. */
  words?: (counted: Counted) => string;
  /** What became of those that were counted and aren’t listed. */
  missing: (count: string) => ReactNode;
};

/** Above the rows behind a figure: which figure it is, and how many were counted. */
export function CountedField({ text, ...shown }: Props) {
  const counted = readCounted(text);
  return counted && <CountedNote counted={counted} {...shown} />;
}

type NoteProps = Omit<Props, 'text'> & { counted: Counted };

function CountedNote({ counted, listed, words = figureWords, missing, ...given }: NoteProps) {
  const locationId = counted.said.get('locationId');
  const zone = useZone(locationId === null ? undefined : Number(locationId));
  const now = useNow();
  const n = counted.n ?? given.n ?? null;
  const away = n === null || listed === undefined ? 0 : n - listed;
  const told = [
    rangeWords(counted, localDate(now, zone)),
    ...useWhichWords(counted),
    `as of ${instantWords(counted.asOf, zone)}`,
    ...(n === null ? [] : [`${countWords(n)} counted`]),
  ];
  return (
    <Box sx={note}>
      <p>
        <strong>{words(counted)}</strong> · {told.join(' · ')} ·{' '}
        <Link to={reportOf(counted, zone, now)}>Back to the report</Link>
      </p>
      {away > 0 && <p>{missing(countWords(away))}</p>}
    </Box>
  );
}

const note = { fontSize: 13, color: 'var(--ink-2)', mb: 1.5, '& p': { m: 0 } };
