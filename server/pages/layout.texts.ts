import type { Language } from '../../shared/vocabulary.ts';

type LayoutTexts = {
  readonly otherLanguage: string;
  readonly otherLanguageCode: Language;
  readonly emergency: string;
};

export const layoutTexts: Record<Language, LayoutTexts> = {
  en: {
    otherLanguage: 'Español',
    otherLanguageCode: 'es',
    emergency:
      'This is not for emergencies. If you are in danger call 911; in a crisis call or text 988, in English or Spanish, at any hour.',
  },
  es: {
    otherLanguage: 'English',
    otherLanguageCode: 'en',
    emergency:
      'No es para emergencias. Si está en peligro llame al 911; en una crisis llame o envíe un mensaje de texto al 988, en español o inglés, a cualquier hora.',
  },
};
