import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-admin';
import { useChosenLocation, useZone } from '../../app/useLocations.ts';
import { localDate } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { namedRanges, type Range, usualRange } from './ranges.ts';

/**
 * What the address of a report says; an empty text: nothing. `locationId` may be `all`, and
 * `asOf` is a day at whose end the report is told.
 */
export type ReportAddress = Range & {
  locationId: string;
  asOf: string;
  groupBy: string;
  source: string;
  concern: string;
  language: string;
  assigneeId: string;
  campaign: string;
  stage: string;
  rate: string;
  by: string;
};

type Go = (changes: Partial<ReportAddress>) => void;

const words = [
  'from',
  'to',
  'locationId',
  'asOf',
  'groupBy',
  'source',
  'concern',
  'language',
  'assigneeId',
  'campaign',
  'stage',
  'rate',
  'by',
] as const satisfies readonly (keyof ReportAddress)[];

export const allLocations = 'all';

/**
 * Where a report stands, and the way to change it. What the address doesn't name (the range, whose
 * figures) is written into it, so that a link shows a colleague the same page next month too.
 */
export function useReportAddress(): [ReportAddress, Go] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const usual = useUsual();
  const given = readAddress(search);
  const address = completed(given, usual);
  const isComplete = given.from !== '' && given.to !== '' && given.locationId !== '';
  const complete = `${pathname}?${searchOf(address)}`;
  useEffect(() => {
    if (!isComplete) {
      navigate(complete, { replace: true });
    }
  }, [isComplete, complete, navigate]);
  const go: Go = (changes) => navigate(`${pathname}?${searchOf({ ...address, ...changes })}`);
  useFollowTopBar(go);
  return [address, go];
}

const filterNames = ['source', 'concern', 'language', 'assigneeId', 'campaign'] as const;

/** No filter at all, for a report that knows none. */
export const withoutFilters = Object.fromEntries(filterNames.map((name) => [name, ''])) as Record<
  (typeof filterNames)[number],
  ''
>;

/** Takes filters out of the address of a page that is told without them, so that it says what is shown. */
export function useNoFilters(isWithout: boolean): void {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const address = readAddress(search);
  const isFiltered = isWithout && filterNames.some((name) => address[name] !== '');
  const cleared = `${pathname}?${searchOf({ ...address, ...withoutFilters })}`;
  useEffect(() => {
    if (isFiltered) {
      navigate(cleared, { replace: true });
    }
  }, [isFiltered, cleared, navigate]);
}

/** Whoever changes the location in the top bar means the report before them too. */
function useFollowTopBar(go: Go): void {
  const [chosen] = useChosenLocation();
  const last = useRef(chosen);
  useEffect(() => {
    if (last.current !== chosen) {
      last.current = chosen;
      go({ locationId: chosen === null ? allLocations : String(chosen) });
    }
  });
}

/** The day it is there, which the named ranges are counted from. */
export function useReportDay(): string {
  const [chosen] = useChosenLocation();
  return localDate(useNow(), useZone(chosen ?? undefined));
}

function useUsual(): Range & { locationId: string } {
  const [chosen] = useChosenLocation();
  const today = useReportDay();
  return {
    ...namedRanges(today)[usualRange],
    locationId: chosen === null ? allLocations : String(chosen),
  };
}

function readAddress(search: string): ReportAddress {
  const given = new URLSearchParams(search);
  const read = (word: (typeof words)[number]) => given.get(word) ?? '';
  return Object.fromEntries(words.map((word) => [word, read(word)])) as ReportAddress;
}

function completed(address: ReportAddress, usual: Range & { locationId: string }): ReportAddress {
  const hasRange = address.from !== '' && address.to !== '';
  return {
    ...address,
    ...(!hasRange && { from: usual.from, to: usual.to }),
    locationId: address.locationId === '' ? usual.locationId : address.locationId,
  };
}

/** `from=2026-08-01&to=2026-10-31&locationId=all` */
export function searchOf(address: Partial<ReportAddress>): string {
  const given = words.flatMap((word) => {
    const value = address[word] ?? '';
    return value === '' ? [] : [[word, value]];
  });
  return new URLSearchParams(given).toString();
}
