import type { Counted } from '../../format/countedWords.ts';
import { localDate } from '../../format/time.ts';
import { allLocations, searchOf } from '../frame/useReportAddress.ts';
import { reportPath } from '../reportPath.ts';

const bySource = ['source', 'campaign'];
const ofFunnel = ['stage', 'last'];
const ofResponse = [
  'attempted',
  'ended',
  'unknown',
  'breach',
  'minutes',
  'arrived',
  'arrivedWithin',
];

/** The page on which a figure stands. */
function pageOf({ figure, kind, by, user }: Counted): string {
  const [name = '', part] = figure.split(':');
  if (user !== null) {
    return 'people';
  }
  if (kind === 'looked' || (kind === 'visits' && part !== undefined)) {
    return 'capacity';
  }
  if (kind === 'asked' && ofFunnel.includes(name)) {
    return 'funnel';
  }
  if (ofResponse.includes(name)) {
    return 'response';
  }
  return by !== null && bySource.includes(by) ? 'sources' : '';
}

const kept = ['source', 'concern', 'language', 'assigneeId', 'campaign'] as const;

/** The way back to the report of a figure, as it stood then; `today` is told as it stands now. */
export function reportOf(counted: Counted, zone: string, now: string): string {
  const { from, to, by, said } = counted;
  const lastMoment = new Date(Date.parse(counted.asOf) - 1).toISOString();
  const day = localDate(lastMoment, zone);
  const search = searchOf({
    from,
    to,
    locationId: said.get('locationId') ?? allLocations,
    asOf: day >= localDate(now, zone) ? '' : day,
    groupBy: by ?? '',
    ...Object.fromEntries(kept.map((name) => [name, said.get(name) ?? ''])),
  });
  return `${reportPath(pageOf(counted))}?${search}`;
}
