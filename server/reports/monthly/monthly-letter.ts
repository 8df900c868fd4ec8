import type { Overview, OverviewFigures } from '../../../shared/report-answers.ts';
import type { Location } from '../../../shared/records.ts';
import { clinicNameOf } from '../../locations/clinic-name.ts';
import { wholeTime } from '../../locations/local-time.ts';
import { type Line, linesOf, placeLines } from './monthly-figures.ts';
import { countWords, fixedWords } from './number-words.ts';

/** All that a month's mail says, before it is text or HTML. */
export type Letter = {
  readonly subject: string;
  readonly title: string;
  readonly greeting: string;
  /** When this was so, and by whose clocks the days are. */
  readonly asOf: string;
  /** What changed most; null: nothing beyond chance. */
  readonly sentence: string | null;
  /** `October`, `September` */
  readonly months: readonly [now: string, before: string];
  readonly lines: readonly Line[];
  /** What the last month tells of which it can be told. */
  readonly matured: string;
  readonly places: readonly { readonly label: string; readonly words: string }[];
  readonly pageUrl: string;
  readonly stopUrl: string;
};

type Parts = {
  readonly overview: Overview;
  /** Of the month two months before: its people have had the time. */
  readonly earlier: Overview;
  readonly reader: { readonly name: string };
  /** Whose figures these are; the first gives the clock. */
  readonly locations: readonly [Location, ...Location[]];
  readonly publicUrl: string;
  readonly stopUrl: string;
};

/** Figures alone: nobody who asked is named, and the subject says nothing that isn't for everybody. */
export function monthlyLetter(parts: Parts): Letter {
  const { overview, earlier, reader, locations, publicUrl, stopUrl } = parts;
  const [first] = locations;
  const month = monthOf(overview.from);
  const where = whereWords(locations);
  const days = { from: overview.from, to: overview.to, locationId: 'all' };
  return {
    subject: `${month} at ${where}: ${countWords(overview.whole.n)} asked`.replaceAll(/\s+/g, ' '),
    title: `${month} ${overview.from.slice(0, 4)} at ${where}`,
    greeting: `Hello ${reader.name},`,
    asOf: `As of ${wholeTime(overview.asOf, first, 'en')}.${zoneWords(overview)}`,
    sentence: overview.sentence,
    months: [month, monthOf(overview.before.from)],
    lines: linesOf(overview),
    matured: maturedWords(earlier),
    places: placeLines(overview),
    pageUrl: `${publicUrl}/admin/#/reports?${new URLSearchParams(days).toString()}`,
    stopUrl,
  };
}

/** Of the month itself sixty days have never passed. */
function maturedWords({ from, before, whole }: Overview): string {
  const infused = ({ infused: rates }: OverviewFigures) =>
    fixedWords(rates.find(({ horizon }) => horizon === 60));
  return `Infused within 60 days, of those who asked in ${monthOf(from)}: ${infused(whole)}. In ${monthOf(before.from)}: ${infused(whole.before)}.`;
}

function zoneWords({ timeZones }: Overview): string {
  return timeZones.length < 2
    ? ''
    : ` Each location’s days are by its own clock (${timeZones.join(', ')}).`;
}

/** The one location, the name they share, or how many they are. */
function whereWords(locations: readonly [Location, ...Location[]]): string {
  const [first, ...others] = locations;
  if (others.length === 0) {
    return first.name;
  }
  const name = clinicNameOf(first);
  return others.every((each) => clinicNameOf(each) === name)
    ? name
    : `your ${locations.length} locations`;
}

function monthOf(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-US', { month: 'long' });
}
