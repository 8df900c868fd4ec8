import type { Language } from '../../shared/vocabulary.ts';

type LayoutTexts = {
  readonly otherLanguage: string;
  readonly otherLanguageCode: Language;
};

export const layoutTexts: Record<Language, LayoutTexts> = {
  en: {
    otherLanguage: 'Español',
    otherLanguageCode: 'es',
  },
  es: {
    otherLanguage: 'English',
    otherLanguageCode: 'en',
  },
};
