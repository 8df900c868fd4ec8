import type { RaThemeOptions } from 'react-admin';
import { themeComponents } from './themeComponents.ts';
import { asVariables, tokens } from './tokens.ts';

/** Headings 17 / 20 / 26, text 15, small 13. */
const typography = {
  fontFamily: '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif',
  fontSize: 15,
  htmlFontSize: 15,
  h1: { fontSize: 26, lineHeight: 1.2, fontWeight: 650, letterSpacing: '-.01em' },
  h2: { fontSize: 17, lineHeight: 1.2, fontWeight: 650 },
  h3: { fontSize: 13, lineHeight: 1.45, fontWeight: 600 },
  body1: { fontSize: 15, lineHeight: 1.45 },
  body2: { fontSize: 13, lineHeight: 1.45 },
  button: { fontSize: 15, fontWeight: 600, textTransform: 'none' },
} as const;

function themeOf(mode: 'light' | 'dark'): RaThemeOptions {
  const values = tokens[mode];
  return {
    palette: {
      mode,
      primary: { main: values.accent, contrastText: values['accent-ink'] },
      secondary: { main: values.accent, contrastText: values['accent-ink'] },
      error: { main: values.late },
      warning: { main: values.soon },
      success: { main: values.good },
      background: { default: values.ground, paper: values.surface },
      text: { primary: values.ink, secondary: values['ink-2'], disabled: values['ink-3'] },
      divider: values.line,
    },
    shape: { borderRadius: 6 },
    spacing: 8,
    typography,
    transitions: { create: () => 'none' },
    components: themeComponents(asVariables(values)),
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
