import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { TabTitle } from './TabTitle.tsx';

/** The heading of a page, with its actions at the right. `tab` names the browser tab. */
export function PageHeader(props: { title: string; tab?: string; children?: ReactNode }) {
  const { title, tab = title, children } = props;
  return (
    <Box
      component="header"
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', mb: 1.75 }}
    >
      <TabTitle>{tab}</TabTitle>
      <Box component="h1" sx={{ flex: 1, fontSize: 26, lineHeight: 1.2, fontWeight: 650 }}>
        {title}
      </Box>
      {children}
    </Box>
  );
}
