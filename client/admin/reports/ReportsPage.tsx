import { Suspense } from 'react';
import { useLocation, usePermissions } from 'react-admin';
import type { Role } from '../../../shared/vocabulary.ts';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ReportSkeleton } from './frame/ReportSkeleton.tsx';
import { ReportTabs } from './frame/ReportTabs.tsx';
import { pageAt } from './reportPages.ts';

/** Every page of the reports, below one line of tabs. */
export function ReportsPage() {
  const { pathname } = useLocation();
  const { isPending } = usePermissions<Role>();
  const isManager = useIsAtLeast('manager');
  const page = pageAt(pathname);
  if (isPending) {
    return <ReportSkeleton />;
  }
  if (!isManager) {
    return <ForManagers />;
  }
  return (
    <>
      <ReportTabs />
      {page === undefined ? (
        <NoSuchReport />
      ) : (
        <Suspense fallback={<ReportSkeleton />}>
          <page.Page key={page.path} />
        </Suspense>
      )}
    </>
  );
}

function ForManagers() {
  return (
    <>
      <PageHeader title="Reports" />
      <Card>
        <EmptyState title="Reports are for managers">
          Your own day is under Today. If you need a figure, ask your manager for the page.
        </EmptyState>
      </Card>
    </>
  );
}

function NoSuchReport() {
  return (
    <Card>
      <EmptyState title="There is no such report">Choose one of those above.</EmptyState>
    </Card>
  );
}
