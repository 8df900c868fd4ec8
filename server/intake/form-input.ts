import type { Request } from 'express';
import { type Language, languages } from '../../shared/vocabulary.ts';
import type { Texts } from './request-fields.ts';

/** What a visitor asks a page for. */
export type Asked = {
  readonly language: Language;
  readonly typed: Texts;
  readonly framed: boolean;
};

const fromLinks = /^(?:location|lang|embed|page|referrer|campaign|utm_[a-z]{1,20})$/;

/** From a link: language, location and where the visitor came from; nothing personal. */
export function askedByLink(request: Request): Asked {
  const texts = Object.entries(textsOf(request.query)).filter(([name]) => fromLinks.test(name));
  return asked(request, Object.fromEntries(texts));
}

/** From the form: everything, as it was typed. */
export function askedByForm(request: Request): Asked {
  return asked(request, textsOf(request.body));
}

function asked(request: Request, typed: Texts): Asked {
  return { typed, language: pageLanguage(request, typed['lang']), framed: typed['embed'] === '1' };
}

/** The same in the other language; the language to be contacted in goes with it. */
export function inOtherLanguage({ typed, language, framed }: Asked): Asked {
  const { switchTo: _switchTo, language: _contactLanguage, ...kept } = typed;
  return { typed: kept, language: language === 'en' ? 'es' : 'en', framed };
}

/** The language that was asked for by name, else the one that the browser prefers. */
function pageLanguage(request: Request, named: unknown): Language {
  const preferred = named ?? (request.acceptsLanguages('en', 'es') || 'en');
  return languages.find((each) => each === preferred) ?? 'en';
}

/** Of a field that came twice, the last text. */
function textsOf(values: unknown): Texts {
  if (typeof values !== 'object' || values === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof last === 'string' ? [[name, last]] : [];
    }),
  );
}
