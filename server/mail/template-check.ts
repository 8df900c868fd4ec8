import { concernLabels } from '../../shared/labels.ts';
import type { EmailTemplateName } from '../../shared/vocabulary.ts';
import { concerns } from '../../shared/vocabulary.ts';
import { invalid } from '../http/errors.ts';
import { expand, TemplateError } from './liquid.ts';
import { parseMarkdown, toHtml } from './markdown.ts';
import { namesIn, toParts } from './placeholder.ts';
import { templateVariables, type TemplateVariables } from '../../shared/template-variables.ts';
import type { TemplateText } from './templates/template.ts';

const unsaid = new Set(['other', 'undisclosed']);
const conditions = concerns
  .filter((concern) => !unsaid.has(concern))
  .flatMap((concern) => [concernLabels.en[concern], concernLabels.es[concern]])
  .map(plain);
const forbidden = new RegExp(String.raw`ketamin|\b(${conditions.join('|')})\b`);

/** A subject is read by whoever looks at the screen: the clinic's name and nothing else. */
const inSubject: TemplateVariables = {
  allowed: ['clinicName'],
  required: [],
  aboutAppointment: false,
};

/**
 * Whether a template can be used as it is, whatever it is about.
 * @throws HttpError 422 with the reason at `subject` or `body`
 */
export function checkTemplate(name: EmailTemplateName, { subject, body }: TemplateText): void {
  const errors = {
    subject: reasonOf(() => checkSubject(subject)),
    body: reasonOf(() => checkBody(templateVariables[name], body)),
  };
  const given = Object.entries(errors).filter(([, reason]) => reason !== null);
  if (given.length > 0) {
    throw invalid(Object.fromEntries(given.map(([field, reason]) => [field, reason ?? ''])));
  }
}

function checkSubject(subject: string): void {
  refuseConditions(subject);
  expand(subject, inSubject, false);
}

function checkBody(variables: TemplateVariables, body: string): void {
  refuseConditions(body);
  for (const infusion of variables.aboutAppointment ? [false, true] : [false]) {
    const used = namesIn(toParts(toHtml(parseMarkdown(expand(body, variables, infusion)))));
    const missing = variables.required.find((name) => !used.includes(name));
    if (missing !== undefined) {
      throw new TemplateError(
        `This mail needs {{ ${missing} }}${infusion ? ' in every case' : ''}.`,
      );
    }
  }
}

/** What somebody suffers from has no place in a mail, whoever else reads it. */
function refuseConditions(text: string): void {
  const found = forbidden.exec(plain(text))?.[0];
  if (found !== undefined) {
    throw new TemplateError(`A mail must not name a condition or a treatment (“${found}”).`);
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function reasonOf(check: () => void): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof TemplateError) {
      return error.message;
    }
    throw error;
  }
}
