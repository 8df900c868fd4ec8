import CssBaseline from '@mui/material/CssBaseline';
import type { ReactNode } from 'react';
import { Notification } from 'react-admin';

/** On a phone a message must not lie on the navigation. */
const aboveBottomBar = { mb: { xs: 8, md: 0 } };

/** What every page has, signed in or not: the base styles and the place for messages. */
export function ThemedPage({ children }: { children: ReactNode }) {
  return (
    <>
      <CssBaseline enableColorScheme />
      {children}
      <Notification autoHideDuration={6000} sx={aboveBottomBar} />
    </>
  );
}
