import type { EmailTemplateName, Language } from '../../../shared/vocabulary.ts';

/** A template as people write it: liquid variables in Markdown. */
export type TemplateText = { readonly subject: string; readonly body: string };

export type BuiltInTemplate = TemplateText & {
  readonly name: EmailTemplateName;
  readonly language: Language;
};
