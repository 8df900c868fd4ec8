import type { Location } from '../../shared/records.ts';
import type { Page } from '../pages/pages.ts';
import type { Asked } from './form-input.ts';
import { formatPhone, normalPhone } from './phone.ts';
import { formUrl, sharedName } from './request-form.ts';
import { requestWords } from './request-form.texts.ts';

/** The data of the view `intake/thanks`: how to reach the clinic, nothing about the person. */
export function thanksPage(
  { language, typed, framed }: Asked,
  locations: readonly Location[],
): Page & Readonly<Record<string, unknown>> {
  const asked = locations.filter(({ slug }) => slug === typed['location']);
  const shown = asked.length > 0 ? asked : locations;
  const slug = asked[0]?.slug;
  const words = requestWords[language];
  return {
    language,
    framed,
    words,
    title: words.thanksTitle,
    clinicName: sharedName(shown),
    otherLanguageUrl: formUrl(language === 'en' ? 'es' : 'en', slug, framed, '/request/thanks'),
    scripts: framed ? ['frame'] : [],
    clinics: shown.map(({ name, phone }) => ({
      name,
      phone: formatPhone(phone),
      call: normalPhone(phone) ?? phone,
    })),
    againUrl: formUrl(language, slug, framed),
  };
}
