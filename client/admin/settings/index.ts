import { lazyNamed } from '../ui/lazyNamed.ts';

export const SettingsPage = lazyNamed(() => import('./SettingsPage.tsx'), 'SettingsPage');
