import Box from '@mui/material/Box';
import { Suspense } from 'react';
import type { LayoutProps } from 'react-admin';
import { Cover } from '../cover/Cover.tsx';
import { Panels } from '../help/Panels.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { TabTitle } from '../ui/TabTitle.tsx';
import { BottomBar } from './BottomBar.tsx';
import { IdleNotice } from './IdleNotice.tsx';
import { SideNavigation } from './Navigation.tsx';
import { SlowNotice } from './SlowNotice.tsx';
import { TopBar } from './TopBar.tsx';

const grid = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '200px minmax(0, 1fr)' },
  gridTemplateRows: '56px 1fr',
  minHeight: '100vh',
};

const mainSpace = {
  p: { xs: '20px 16px 96px', md: '28px 32px' },
  maxWidth: 1240,
  width: '100%',
};

/** Top bar, navigation at the left (at the bottom on a phone), and the page. */
export function Layout({ children }: LayoutProps) {
  return (
    <Box sx={grid}>
      <Box component="a" href="#main" sx={skipLink}>
        Skip to the page
      </Box>
      <TopBar />
      <SideNavigation />
      <Box component="main" id="main" tabIndex={-1} sx={mainSpace}>
        <Suspense fallback={<SkeletonRows />}>{children}</Suspense>
      </Box>
      <BottomBar />
      <IdleNotice />
      <SlowNotice />
      <Panels />
      <Cover />
    </Box>
  );
}

const skipLink = {
  position: 'absolute',
  left: 8,
  top: -60,
  zIndex: 20,
  p: 1,
  background: 'var(--surface)',
  '&:focus': { top: 8 },
};

/** The outline of the whole app while it is not known yet who is there. */
export function LoadingPage() {
  return (
    <Box sx={grid}>
      <TabTitle>{''}</TabTitle>
      <Box
        sx={{
          gridColumn: '1 / -1',
          background: 'var(--surface)',
          borderBottom: '1px solid var(--line)',
        }}
      />
      <Box sx={{ display: { xs: 'none', md: 'block' }, background: 'var(--surface)' }} />
      <Box sx={mainSpace}>
        <SkeletonRows />
      </Box>
    </Box>
  );
}
