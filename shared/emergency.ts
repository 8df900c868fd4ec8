import type { Language } from './vocabulary.ts';

/** What patients read at the foot of every page and mail. */
export const emergencyLine: Record<Language, string> = {
  en: 'This is not for emergencies. If you are in danger call 911; in a crisis call or text 988, in English or Spanish, at any hour.',
  es: 'Esto no es para emergencias. Si está en peligro llame al 911; en una crisis llame o envíe un mensaje de texto al 988, en español o en inglés, a cualquier hora.',
};
