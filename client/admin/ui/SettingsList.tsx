import type { ReactNode } from 'react';
import { ListBase, useListContext, LinkBase as Link, type SortPayload } from 'react-admin';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card } from './Card.tsx';
import { Pages } from './Pages.tsx';
import { PageHeader } from './PageHeader.tsx';
import { Problem } from './Problem.tsx';
import { saidOnPage } from './saidOnPage.ts';
import { SkeletonRows } from './SkeletonRows.tsx';

type Props = {
  title: string;
  /** What admins can do here besides opening a row. */
  action?: ReactNode;
  /** Between the heading and the rows. */
  above?: ReactNode;
  /** Shown where there are no rows. */
  empty?: ReactNode;
  sort?: SortPayload;
  filter?: object;
  children: ReactNode;
};

const byName: SortPayload = { field: 'name', order: 'ASC' };

/** A list in Settings. */
export function SettingsList(props: Props) {
  const { title, action, above, empty, sort = byName, filter = {}, children } = props;
  const isAdmin = useIsAtLeast('admin');
  return (
    <ListBase sort={sort} filter={filter} perPage={50} queryOptions={saidOnPage}>
      <Link to="/settings" style={{ fontSize: 13 }}>
        Settings
      </Link>
      <PageHeader title={title}>{isAdmin && action}</PageHeader>
      {above}
      <Rows empty={empty}>{children}</Rows>
    </ListBase>
  );
}

function Rows({ empty, children }: { empty: ReactNode; children: ReactNode }) {
  const { isPending, error, refetch, total } = useListContext();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (total === 0 && empty !== undefined) {
    return <Card>{empty}</Card>;
  }
  return (
    <Card sx={{ p: 0, overflow: 'hidden' }}>
      {isPending ? <SkeletonRows rows={4} /> : children}
      <Pages sizes={[50, 100]} />
    </Card>
  );
}
