import type { ErrorRequestHandler, Request } from 'express';
import type { Language } from '../../shared/vocabulary.ts';
import type { Context } from '../context.ts';
import { toHttpError } from '../http/error-middleware.ts';
import { formatPhone, phoneDigits } from '../intake/phone.ts';
import { activeLocations } from '../locations/location.queries.ts';
import { sendPage } from '../pages/pages.ts';
import { bookingWords } from './booking-page.texts.ts';
import { languageOf } from './booking-visitor.ts';

/**
 * What a person sees instead of a booking page: for a link that doesn't work (unknown, expired
 * or revoked: one and the same page) and for whatever else can't be answered.
 */
export function lostLinkPages(ctx: Context): ErrorRequestHandler {
  return async (thrown: unknown, request, response, next) => {
    const error = toHttpError(thrown);
    if (response.headersSent || error.status === 500) {
      next(thrown);
      return;
    }
    const language = languageOf(request) ?? browserLanguage(request);
    const words = bookingWords[language];
    const [heading, text] = sayings(error.status, language);
    if (error.extras.retryAfter !== undefined) {
      response.set('Retry-After', String(error.extras.retryAfter));
    }
    const clinics = (await activeLocations(ctx.db)).map(({ name, phone }) => ({
      name,
      phone: formatPhone(phone),
      dial: phoneDigits(phone),
    }));
    const otherLanguageUrl = language === 'en' ? '?lang=es' : '?lang=en';
    const page = {
      language,
      otherLanguageUrl,
      words,
      title: heading,
      clinicName: '',
      heading,
      text,
      clinics,
    };
    sendPage(response, 'booking/booking-message', page, error.status);
  };
}

function sayings(status: number, language: Language): readonly [string, string] {
  const words = bookingWords[language];
  switch (status) {
    case 404:
      return [words.lostTitle, words.lost];
    case 429:
      return [words.tooManyTitle, words.tooMany];
    default:
      return [words.failedTitle, words.failed];
  }
}

function browserLanguage(request: Request): Language {
  return request.acceptsLanguages('en', 'es') === 'es' ? 'es' : 'en';
}
