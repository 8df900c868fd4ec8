import { languages, patientTemplates, type PatientTemplate } from '../../../shared/vocabulary.ts';
import type { Language } from '../../../shared/vocabulary.ts';
import { patientTemplatesInEnglish } from './patient-en.ts';
import { patientTemplatesInSpanish } from './patient-es.ts';
import type { BuiltInTemplate, TemplateText } from './template.ts';

const byLanguage: Record<Language, Record<PatientTemplate, TemplateText>> = {
  en: patientTemplatesInEnglish,
  es: patientTemplatesInSpanish,
};

export function builtInTemplate(name: PatientTemplate, language: Language): TemplateText {
  return byLanguage[language][name];
}

/** Every template a clinic can change, in both languages. */
export const builtInTemplates: readonly BuiltInTemplate[] = patientTemplates.flatMap((name) =>
  languages.map((language) => ({ name, language, ...builtInTemplate(name, language) })),
);
