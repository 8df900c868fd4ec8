import type { ComponentType } from 'react';
import { lazyNamed } from '../ui/lazyNamed.ts';

type ReportPlace = {
  /** Below `/reports`; the first has none. */
  path: string;
  label: string;
  Page: ComponentType;
  /** Not among the tabs: one comes here from a figure. */
  hidden?: true;
  /** It is told of a range and locations only. */
  noFilters?: true;
};

/** The pages, in the order of the tabs. */
export const reportPages: readonly ReportPlace[] = [
  {
    path: '',
    label: 'Overview',
    Page: lazyNamed(() => import('./overview/OverviewPage.tsx'), 'OverviewPage'),
  },
  {
    path: 'locations',
    label: 'Locations',
    Page: lazyNamed(() => import('./locations/LocationsPage.tsx'), 'LocationsPage'),
  },
  {
    path: 'funnel',
    label: 'Funnel',
    Page: lazyNamed(() => import('./funnel/FunnelPage.tsx'), 'FunnelPage'),
  },
  {
    path: 'time-to-stage',
    label: 'Time to stage',
    Page: lazyNamed(() => import('./stages/TimeToStagePage.tsx'), 'TimeToStagePage'),
  },
  {
    path: 'response',
    label: 'Response',
    Page: lazyNamed(() => import('./response/ResponsePage.tsx'), 'ResponsePage'),
  },
  {
    path: 'capacity',
    label: 'Capacity',
    Page: lazyNamed(() => import('./capacity/CapacityPage.tsx'), 'CapacityPage'),
  },
  {
    path: 'sources',
    label: 'Sources',
    Page: lazyNamed(() => import('./sources/SourcesPage.tsx'), 'SourcesPage'),
  },
  {
    path: 'people',
    label: 'People',
    noFilters: true,
    Page: lazyNamed(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
  },
  {
    path: 'visits',
    label: 'Visits',
    Page: lazyNamed(() => import('./behind/VisitsPage.tsx'), 'VisitsPage'),
    hidden: true,
  },
  {
    path: 'work',
    label: 'Work',
    Page: lazyNamed(() => import('./behind/WorkPage.tsx'), 'WorkPage'),
    hidden: true,
  },
  {
    path: 'promises',
    label: 'Promised calls',
    Page: lazyNamed(() => import('./behind/PromisesPage.tsx'), 'PromisesPage'),
    hidden: true,
  },
];

/** The page at an address like `/reports/locations`. */
export function pageAt(pathname: string): ReportPlace | undefined {
  const path = pathname.replace(/^\/reports\/?/, '').replace(/\/$/, '');
  return reportPages.find((page) => page.path === path);
}
