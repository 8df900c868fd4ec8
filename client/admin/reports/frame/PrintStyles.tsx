import GlobalStyles from '@mui/material/GlobalStyles';
import { asVariables, tokens } from '../../app/tokens.ts';

/**
 * One clean sheet of A4 or Letter: the page without what is around it, in the light colours. Charts
 * keep the size they have and are scaled; nothing has to be measured again.
 */
const onPaper = {
  '@media print': {
    '@page': { margin: '10mm' },
    ':root': { ...asVariables(tokens.light), colorScheme: 'light' },
    'html, body': { background: '#fff !important' },
    'body > *:not(#root)': { display: 'none !important' },
    ':has(> #main)': { display: 'block !important', minHeight: '0 !important' },
    ':has(> #main) > *:not(#main)': { display: 'none !important' },
    '#main': { padding: '0 !important', maxWidth: 'none !important', zoom: 0.66 },
    '#main .not-printed': { display: 'none !important' },
    '#main a': { color: 'inherit !important', textDecoration: 'none !important' },
    '#main section, #main figure, #main tr': { breakInside: 'avoid' },
  },
};

export function PrintStyles() {
  return <GlobalStyles styles={onPaper} />;
}
