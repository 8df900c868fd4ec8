import GlobalStyles from '@mui/material/GlobalStyles';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { usePrinting } from './usePrinting.ts';

/** Black on white whatever the screen's colours, and nothing else on the paper. */
const onPaper = {
  '@media print': {
    '@page': { margin: '10mm' },
    'html, body': { background: '#fff !important', colorScheme: 'light' },
    'body > *:not([data-sheet])': { display: 'none !important' },
  },
};

const Sheet = styled('div')({
  color: '#000',
  background: '#fff',
  fontSize: '10.5pt',
  lineHeight: 1.35,
  '@media screen': { display: 'none' },
  '& h1': { fontSize: '15pt', fontWeight: 650, lineHeight: 1.25 },
  '& h2': { fontSize: '10.5pt', fontWeight: 650, marginTop: '8pt', breakAfter: 'avoid' },
});

/** What goes to paper instead of the page. It exists only while something is printed. */
export function PrintSheet({ children }: { children: ReactNode }) {
  const printing = usePrinting();
  return printing
    ? createPortal(
        <Sheet data-sheet>
          <GlobalStyles styles={onPaper} />
          {children}
        </Sheet>,
        document.body,
      )
    : null;
}
