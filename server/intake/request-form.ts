import { currentConsent } from '../../shared/consent.ts';
import type { Location } from '../../shared/records.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { clinicNameOf } from '../locations/clinic-name.ts';
import type { Page } from '../pages/pages.ts';
import { requestFields, type Texts } from './request-fields.ts';
import { requestWords } from './request-form.texts.ts';

export type FormState = {
  readonly language: Language;
  /** Exactly what the person typed, by field. */
  readonly typed: Texts;
  /** Sentences, by field. */
  readonly errors: Texts;
  /** Something that concerns no single field. */
  readonly notice?: string;
  readonly framed: boolean;
  /** Whether the browser is asked for a proof of work. */
  readonly withChallenge: boolean;
  readonly locations: readonly Location[];
};

/** From top to bottom, as the page has them. */
const order = [
  'location',
  'requesterName',
  'requesterRelation',
  'firstName',
  'lastName',
  'email',
  'phone',
  'message',
  'concern',
  'preferredContact',
  'language',
  'bestTime',
  'howHeard',
  'contactConsent',
];
const optional = ['concern', 'preferredContact', 'bestTime', 'howHeard'];

/** The data of the view `intake/request`. */
export function requestForm(state: FormState): Page & Readonly<Record<string, unknown>> {
  const { language, typed, errors, locations, framed } = state;
  const words = requestWords[language];
  const chosen = locations.find((each) => each.slug === typed['location']);
  return {
    ...state,
    words,
    title: words.title,
    clinicName: sharedName(chosen ? [chosen] : locations),
    otherLanguageUrl: formUrl(language === 'en' ? 'es' : 'en', chosen?.slug, framed),
    scripts: framed ? ['request', 'frame'] : ['request'],
    footnote: words.offLabel,
    fields: requestFields({ language, words, typed, errors }, locations),
    problems: order.flatMap((name) => {
      const message = errors[name];
      return message === undefined ? [] : [{ name, message }];
    }),
    // Sent back unchanged, an address that was doubted is taken as it is.
    doubted: errors['email'] ? typed['email'] : typed['doubted'],
    problemsTitle: words.problemsTitle,
    consent: { version: currentConsent().version, text: currentConsent().text[language] },
    moreOpen: optional.some((name) => typed[name] || errors[name]),
  };
}

/** The name that all these locations go by, or none. */
export function sharedName(locations: readonly Location[]): string {
  const names = new Set(locations.map(clinicNameOf));
  const [first = ''] = names;
  return names.size === 1 ? first : '';
}

/** The address of the form, or of the page after it. */
export function formUrl(
  language: Language,
  location: string | undefined,
  framed: boolean,
  path: '/request' | '/request/thanks' = '/request',
): string {
  const query = new URLSearchParams({ lang: language });
  if (location) {
    query.set('location', location);
  }
  if (framed) {
    query.set('embed', '1');
  }
  return `${path}?${query.toString()}`;
}
