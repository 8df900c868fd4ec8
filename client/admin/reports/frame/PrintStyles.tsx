import GlobalStyles from '@mui/material/GlobalStyles';
import { asVariables, tokens } from '../../app/tokens.ts';
import { useSheet } from './useSheet.ts';

/**
 * One clean sheet of A4 or Letter: the page without what is around it, in the light colours. Charts
 * are scaled with the rest; nothing has to be measured again.
 */
const onPaper = {
  '@page': { margin: '10mm' },
  ':root.on-paper': { ...asVariables(tokens.light), colorScheme: 'light' },
  '.on-paper, .on-paper body': { background: '#fff !important' },
  '.on-paper body > *:not(#root)': { display: 'none !important' },
  '.on-paper :has(> #main)': { display: 'block !important', minHeight: '0 !important' },
  '.on-paper :has(> #main) > *:not(#main)': { display: 'none !important' },
  '.on-paper #main': { padding: '0 !important', maxWidth: 'none !important' },
  '.on-paper .not-printed': { display: 'none !important' },
  '.on-paper #main a': { color: 'inherit !important', textDecoration: 'none !important' },
  '.on-paper #main :is(figure, tr)': { breakInside: 'avoid' },
};

export function PrintStyles() {
  useSheet();
  return <GlobalStyles styles={onPaper} />;
}
