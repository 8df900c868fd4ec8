/** The look as values: every colour of the app comes from here, as `var(--name)`. */
const light = {
  ground: '#f6f7f5',
  surface: '#ffffff',
  sunken: '#eef0ed',
  line: '#dfe3de',
  'line-strong': '#c3cac3',
  ink: '#17211f',
  'ink-2': '#4d5a57',
  'ink-3': '#6b7774',
  accent: '#0b6b66',
  'accent-ink': '#ffffff',
  'accent-soft': '#e0efed',
  'accent-text': '#0a5f5a',
  late: '#a8380f',
  'late-soft': '#fbe9e1',
  soon: '#8a5a00',
  'soon-soft': '#fbf0d9',
  good: '#2c6e3f',
  'good-soft': '#e3f1e6',
  requested: '#5b4bb7',
  'requested-soft': '#ece9f9',
  emailed: '#1f63a8',
  'emailed-soft': '#e4eef8',
  booked: '#0b6b66',
  'booked-soft': '#e0efed',
  infused: '#2c6e3f',
  'infused-soft': '#e3f1e6',
  closed: '#5f6864',
  'closed-soft': '#eceeec',
  shadow: '0 1px 2px rgb(23 33 31 / .06), 0 4px 16px rgb(23 33 31 / .06)',
};

export type Tokens = typeof light;

const dark: Tokens = {
  ground: '#101514',
  surface: '#182020',
  sunken: '#131a19',
  line: '#2a3533',
  'line-strong': '#3c4a47',
  ink: '#e8eeec',
  'ink-2': '#b0bcb8',
  'ink-3': '#8c9995',
  accent: '#4cb8ae',
  'accent-ink': '#06211f',
  'accent-soft': '#17332f',
  'accent-text': '#7fd3ca',
  late: '#ff9d75',
  'late-soft': '#3a2118',
  soon: '#f0c063',
  'soon-soft': '#33290f',
  good: '#8ed3a0',
  'good-soft': '#18301f',
  requested: '#b4a8f5',
  'requested-soft': '#282343',
  emailed: '#8fc1f2',
  'emailed-soft': '#172c40',
  booked: '#7fd3ca',
  'booked-soft': '#17332f',
  infused: '#8ed3a0',
  'infused-soft': '#18301f',
  closed: '#a9b3af',
  'closed-soft': '#232b2a',
  shadow: '0 1px 2px rgb(0 0 0 / .4), 0 4px 16px rgb(0 0 0 / .3)',
};

export const tokens = { light, dark };

/** As CSS custom properties: `{'--ground': '#f6f7f5', …}`. */
export function asVariables(values: Tokens): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`--${name}`, value]));
}
