import type { Db } from '../db/database.ts';
import { invalid } from '../http/errors.ts';
import type { Asked } from './form-input.ts';
import { readRequest, type ReadRequest } from './intake.service.ts';
import { meantAddress } from './mail-domain.ts';
import type { Texts } from './request-fields.ts';
import { meantText, problemText } from './request.texts.ts';

type Sound = Extract<ReadRequest, { ok: true }>;

/**
 * Reads the sent form.
 * @throws HttpError 422 with what is wrong, in the page's language
 */
export async function judgeForm(db: Db, { typed, language }: Asked): Promise<Sound> {
  const read = await readRequest(db, toFields(typed, language));
  const errors: Record<string, string> = {};
  for (const [name, problem] of Object.entries(read.ok ? {} : read.problems)) {
    errors[name] = problemText(language, name, problem);
  }
  for (const name of missingRequester(typed)) {
    errors[name] ??= problemText(language, name, 'required');
  }
  const meant = doubtfulAddress(typed);
  if (meant !== null) {
    errors['email'] ??= meantText(language, meant);
  }
  if (!read.ok || Object.keys(errors).length > 0) {
    throw invalid(errors);
  }
  return read;
}

function toFields(typed: Texts, language: string): Readonly<Record<string, unknown>> {
  const { requesterName, requesterRelation, ...others } = typed;
  return {
    ...others,
    ...(typed['forWhom'] === 'other' && { requesterName, requesterRelation }),
    language: typed['language'] ?? language,
    contactConsent: typed['contactConsent'] === 'true' || typed['contactConsent'] === 'on',
  };
}

function missingRequester(typed: Texts): string[] {
  return typed['forWhom'] === 'other'
    ? ['requesterName', 'requesterRelation'].filter((name) => !typed[name]?.trim())
    : [];
}

/** The address that was probably meant, unless the person has already insisted on theirs. */
function doubtfulAddress(typed: Texts): string | null {
  const { email = '', doubted } = typed;
  return doubted === email ? null : meantAddress(email.trim().toLowerCase());
}
