import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { ListBase, useListContext, LinkBase as Link } from 'react-admin';
import { useIsAtLeast } from '../app/useStaff.ts';
import { Card } from './Card.tsx';
import { Pages } from './Pages.tsx';
import { PageHeader } from './PageHeader.tsx';
import { Problem } from './Problem.tsx';
import { SkeletonRows } from './SkeletonRows.tsx';

type Props = { title: string; create: { to: string; label: string }; children: ReactNode };

const byName = { field: 'name', order: 'ASC' } as const;

/** A list in Settings: everybody of the clinic may read it, admins add to it. */
export function SettingsList({ title, create, children }: Props) {
  const isAdmin = useIsAtLeast('admin');
  return (
    <ListBase sort={byName} perPage={50}>
      <Link to="/settings" style={{ fontSize: 13 }}>
        Settings
      </Link>
      <PageHeader title={title}>
        {isAdmin && (
          <Button component={Link} to={create.to} variant="contained" color="primary">
            {create.label}
          </Button>
        )}
      </PageHeader>
      <Rows>{children}</Rows>
    </ListBase>
  );
}

function Rows({ children }: { children: ReactNode }) {
  const { isPending, error, refetch } = useListContext();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  return (
    <Card sx={{ p: 0, overflow: 'hidden' }}>
      {isPending ? <SkeletonRows rows={4} /> : children}
      <Pages sizes={[50, 100]} />
    </Card>
  );
}
