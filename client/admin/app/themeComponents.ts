import type { Components } from '@mui/material/styles';

const focusRing = { outline: '2px solid var(--accent)', outlineOffset: 2 };

/** What makes MUI's parts look like Stillpoint: flat, lined, no ripple, rows of 44 pixels. */
export function themeComponents(variables: Record<string, string>): Components {
  return {
    MuiCssBaseline: { styleOverrides: { ':root': variables, ...baseline } },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: surface } },
    MuiDialog: { styleOverrides: { paper: { ...surface, borderRadius: 16 } } },
    MuiMenu: { styleOverrides: { paper: { ...surface, boxShadow: 'var(--shadow)' } } },
    ...controls,
    ...tables,
  };
}

const surface = {
  backgroundImage: 'none',
  backgroundColor: 'var(--surface)',
  border: '1px solid var(--line)',
  borderRadius: 10,
};

const baseline = {
  body: {
    backgroundColor: 'var(--ground)',
    color: 'var(--ink)',
    fontVariantNumeric: 'tabular-nums',
    WebkitFontSmoothing: 'antialiased',
  },
  a: { color: 'var(--accent-text)' },
  'b, strong': { fontWeight: 650 },
  'h1, h2, h3, p, dl, dd, ol, ul': { margin: 0 },
  ':focus-visible': focusRing,
  '.visually-hidden': {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  // Behind the cover nothing shows, whatever it says of itself.
  '[data-behind-cover], [data-behind-cover] *': { visibility: 'hidden !important' },
  '@media (prefers-reduced-motion: reduce)': {
    '*, *::before, *::after': { animation: 'none !important', transition: 'none !important' },
  },
};

/** Labels stand above their field and stay there. */
const labelAbove = {
  position: 'static',
  transform: 'none',
  maxWidth: '100%',
  marginBottom: 4,
  fontSize: 15,
  fontWeight: 600,
  color: 'var(--ink)',
  whiteSpace: 'normal',
  '&.Mui-focused': { color: 'var(--ink)' },
} as const;

const controls: Components = {
  MuiButton: {
    defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
    styleOverrides: {
      root: { minWidth: 0, whiteSpace: 'nowrap', lineHeight: 1.2, padding: '10px 16px' },
      sizeSmall: { fontSize: 13, padding: '6px 10px' },
      // As tall as an outlined one beside it.
      contained: { border: '1px solid transparent' },
      outlined: { borderColor: 'var(--line-strong)', backgroundColor: 'var(--surface)' },
      text: { color: 'var(--accent-text)' },
    },
  },
  MuiTextField: { defaultProps: { variant: 'outlined', fullWidth: true, margin: 'none' } },
  MuiFormControl: {
    defaultProps: { variant: 'outlined', margin: 'none' },
    styleOverrides: { root: { marginTop: 0, marginBottom: 0 } },
  },
  MuiInputLabel: { defaultProps: { shrink: true }, styleOverrides: { root: labelAbove } },
  MuiOutlinedInput: {
    defaultProps: { notched: false },
    styleOverrides: {
      root: { backgroundColor: 'var(--surface)' },
      input: { padding: '11px 14px', height: 24 },
      multiline: { padding: 0 },
      notchedOutline: {
        borderColor: 'var(--line-strong)',
        top: 0,
        '& legend': { display: 'none' },
      },
    },
  },
  MuiFormLabel: {
    styleOverrides: {
      root: {
        fontSize: 15,
        fontWeight: 600,
        color: 'var(--ink)',
        '&.MuiFormLabel-root': { transform: 'none' },
      },
    },
  },
  MuiFormHelperText: { styleOverrides: { root: { fontSize: 13, margin: '3px 2px 4px' } } },
  MuiCheckbox: { defaultProps: { size: 'small' } },
  MuiRadio: { defaultProps: { size: 'small' } },
  MuiChip: {
    styleOverrides: { outlined: { borderColor: 'var(--line-strong)' }, root: { fontSize: 13 } },
  },
  MuiAlert: {
    styleOverrides: {
      root: {
        border: 0,
        color: 'var(--ink)',
        '&.MuiAlert-colorError': { backgroundColor: 'var(--late-soft)' },
        '&.MuiAlert-colorWarning': { backgroundColor: 'var(--soon-soft)' },
        '&.MuiAlert-colorInfo': { backgroundColor: 'var(--accent-soft)' },
      },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: {
        minHeight: 44,
        minWidth: 0,
        padding: '10px 14px',
        fontWeight: 550,
        color: 'var(--ink-2)',
        '&.Mui-selected': { color: 'var(--ink)', fontWeight: 650 },
      },
    },
  },
};

const tables: Components = {
  MuiTableCell: {
    styleOverrides: {
      root: { padding: '4px 12px', height: 44, borderColor: 'var(--line)', fontSize: 15 },
      head: {
        height: 38,
        fontSize: 13,
        fontWeight: 600,
        color: 'var(--ink-2)',
        backgroundColor: 'var(--surface)',
      },
      paddingCheckbox: { width: 44, padding: '0 0 0 6px' },
    },
  },
  MuiTableRow: {
    styleOverrides: {
      root: {
        '&:last-of-type td': { borderBottom: 0 },
        '&.MuiTableRow-hover:hover, &:focus-within': { backgroundColor: 'var(--sunken)' },
        '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: 'var(--accent-soft)' },
      },
    },
  },
};
