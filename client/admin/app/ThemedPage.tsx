import CssBaseline from '@mui/material/CssBaseline';
import type { ReactNode } from 'react';
import { Notices } from './Notices.tsx';

/** What every page has, signed in or not: the base styles and the place for messages. */
export function ThemedPage({ children }: { children: ReactNode }) {
  return (
    <>
      <CssBaseline enableColorScheme />
      {children}
      <Notices />
    </>
  );
}
