import type { ReactNode } from 'react';
import { LinkBase as Link } from 'react-admin';
import type { Rows, Visits } from '../../../../shared/report.ts';
import type { TaskCount, WorkCount } from '../../../../shared/report-answers.ts';
import { countWords } from './numberWords.ts';

type Props = {
  /** How many there are behind it: of nobody there is no list. */
  count: number;
  /** What is listed, for screen readers: `the 347 who asked`; without: the words say it. */
  label?: string;
  children: ReactNode;
};

/** A figure that opens the leads behind it: exactly those that were counted. */
export function RowsLink({ rows, ...props }: Props & { rows: Rows }) {
  return <Figures to={leadsAddress(rows)} {...props} />;
}

/** A figure that opens the visits behind it. */
export function VisitsLink({ visits, ...props }: Props & { visits: Visits }) {
  return <Figures to={behindAddress('visits', visits)} {...props} />;
}

/** How often somebody did something, with the way to each time. */
export function WorkLink({ count, work }: WorkCount) {
  return (
    <Figures to={behindAddress('work', work, count)} count={count}>
      {countWords(count)}
    </Figures>
  );
}

/** Promised calls, with the way to them. */
export function PromisesLink({ count, tasks }: TaskCount) {
  return (
    <Figures to={behindAddress('promises', tasks, count)} count={count}>
      {countWords(count)}
    </Figures>
  );
}

function Figures({ to, count, label, children }: Props & { to: string }) {
  return count === 0 ? (
    <>{children}</>
  ) : (
    <Link to={to} {...(label !== undefined && { 'aria-label': label })}>
      {children}
    </Link>
  );
}

/** The list of leads, narrowed to those counted; newest requests first. */
export function leadsAddress(rows: Rows): string {
  const parameters = new URLSearchParams({
    displayedFilters: '{}',
    filter: JSON.stringify(rows),
    sort: 'requestedAt',
    order: 'DESC',
    page: '1',
  });
  return `/leads?${parameters.toString()}`;
}

/** What is behind a figure and is no lead; `n`: how many, where the text itself doesn’t say it. */
function behindAddress(
  page: 'visits' | 'work' | 'promises',
  { counted }: Visits,
  n?: number,
): string {
  const said = { counted, ...(n !== undefined && { n: String(n) }) };
  return `/reports/${page}?${new URLSearchParams(said).toString()}`;
}
