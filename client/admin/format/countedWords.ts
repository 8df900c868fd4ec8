import { closeReasonLabels } from '../../../shared/labels.ts';
import type { FunnelStage } from '../../../shared/report.ts';

/** What stands behind a figure of a report, as the text in the address of its list says it. */
export type Counted = {
  /** The name of the figure: `within:booked:30`, or of work: `calls`. */
  figure: string;
  /** How many were counted; null: the text doesn't say. */
  n: number | null;
  from: string;
  to: string;
  asOf: string;
  /** Those who asked, were taken over, looked for a time; visits. */
  kind: string;
  /** By what the report was grouped, and in which group; null: in none. */
  by: string | null;
  group: string | null;
  /** Of whom a person’s work is told. */
  user: string | null;
  said: URLSearchParams;
};

/** Reads such a text; null where it is none. */
export function readCounted(text: string): Counted | null {
  const said = new URLSearchParams(text);
  const [from, to, asOf] = [said.get('from'), said.get('to'), said.get('asOf')];
  const figure = said.get('figure') ?? said.get('kind');
  if (!from || !to || !asOf || Number.isNaN(Date.parse(asOf)) || !figure) {
    return null;
  }
  const n = said.get('n');
  return {
    figure,
    n: n === null ? null : Number(n),
    from,
    to,
    asOf,
    kind: said.get('kind') ?? 'asked',
    by: said.get('by'),
    group: said.get('group'),
    user: said.get('user'),
    said,
  };
}

/** What was counted, in words: `Booked within 30 days`. */
export function figureWords({ figure, kind }: Pick<Counted, 'figure' | 'kind'>): string {
  const [name = '', ...parts] = figure.split(':');
  const words =
    own(own(plainWords, kind), figure) ??
    own(plainWords.asked, figure) ??
    own(partWords, name)?.(parts) ??
    'Counted in a figure';
  return kind === 'taken' && figure !== 'all' ? `Taken over, and ${lowered(words)}` : words;
}

/** An address may carry any word. */
function own<Value>(
  words: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return words !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
}

const plainWords = {
  asked: {
    all: 'Asked',
    closed: 'Closed',
    handedOver: 'Handed over to another location',
    attempted: 'Tried by a person',
    waiting: 'Waiting, and nobody has tried',
    ended: 'Booked by themselves or closed before anybody tried',
    unknown: 'Brought in by a list that says nothing of calls',
    decided: 'Of whom it can be said whether they were tried within the target',
    withinTarget: 'Tried within the target',
    stillInTime: 'Waiting, and still within the target',
    breach: 'Waiting too long',
  },
  taken: { all: 'Taken over from another location' },
  looked: {
    all: 'Looked for a time',
    decided: 'Looked, and it can be said whether they left without booking',
    left: 'Left without booking',
    unmet: 'Found no time soon enough, and did not book',
  },
  visits: {
    all: 'Visits',
    held: 'Took place or were missed',
    noShow: 'Did not come',
    unmarked: 'Not written down what became of it',
  },
} as const satisfies Record<string, Record<string, string>>;

const reached: Record<FunnelStage, string> = {
  requested: 'Asked',
  contacted: 'Called or written to',
  emailed: 'Emailed',
  booked: 'Booked',
  came: 'Came',
  infused: 'Infused',
};

type Parts = readonly string[];

const stageOf = (name: string | undefined) => reached[name as FunnelStage] ?? 'Reached a stage';

/** `closed`, or why. */
function reasonOf(reason: string | undefined): string {
  const label = (closeReasonLabels as Record<string, string>)[reason ?? ''];
  return label === undefined ? 'Closed' : `Closed: ${label}`;
}

const partWords: Record<string, (parts: Parts) => string> = {
  stage: ([stage]) => stageOf(stage),
  last: ([stage, state, reason]) =>
    `${state === 'open' ? (stage === 'infused' ? 'Not closed' : 'Still open') : reasonOf(reason)}, furthest stage: ${lowered(stageOf(stage))}`,
  closed: ([reason]) => reasonOf(reason),
  mature: ([days]) => `Asked at least ${days} days ago`,
  early: ([days]) => `Asked less than ${days} days ago: too early to tell`,
  within: ([stage, days]) => `${stageOf(stage)} within ${days} days`,
  minutes: ([from]) => `Tried by a person, in the step that begins at ${from} business minutes`,
  arrived: ([hour]) =>
    `Asked ${hourOfWeek(hour)}, and it can be said whether they were tried within the target`,
  arrivedWithin: ([hour]) => `Asked ${hourOfWeek(hour)}, and tried within the target`,
  looked: ([hour]) =>
    `Looked ${hourOfWeek(hour)}, and it can be said whether they left without booking`,
  lookedLeft: ([hour]) => `Looked ${hourOfWeek(hour)}, and left without booking`,
  seen: ([days]) => `Looked, and saw ${seenWords(days)}`,
  seenDecided: ([days]) =>
    `Saw ${seenWords(days)}, and it can be said whether they left without booking`,
  seenLeft: ([days]) => `Saw ${seenWords(days)}, and left without booking`,
  noShow: ([days]) => `Did not come, ${aheadWords(days)}`,
  held: ([days]) => `Took place or were missed, ${aheadWords(days)}`,
  unmarked: ([days]) => `Not written down what became of it, ${aheadWords(days)}`,
};

function seenWords(days: string | undefined): string {
  return days === 'none'
    ? 'no free time'
    : `their earliest time in the step that begins at ${days} days`;
}

function aheadWords(days: string | undefined): string {
  return `booked ahead in the step that begins at ${days} days`;
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays'];

/** From weekday × 24 + hour, Monday being 1: `on Mondays from 9 to 10 am`. */
function hourOfWeek(text: string | undefined): string {
  const [weekday, hour] = [Math.floor(Number(text) / 24), Number(text) % 24];
  const clock = `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'am' : 'pm'}`;
  return `on ${weekdays[weekday - 1] ?? 'Sundays'} in the hour from ${clock}`;
}

/** A phrase within a sentence. */
export function lowered(words: string): string {
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
