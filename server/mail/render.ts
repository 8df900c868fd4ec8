import type { EmailTemplateName, Language } from '../../shared/vocabulary.ts';
import { phoneDigits } from '../intake/phone.ts';
import { type Frame, htmlPage, textPage } from './layout.ts';
import { expand } from './liquid.ts';
import { escapeHtml, parseMarkdown, toHtml } from './markdown.ts';
import { toText } from './plain-text.ts';
import { fill, type Parts, toParts } from './placeholder.ts';
import { templateVariables, type VariableName } from '../../shared/template-variables.ts';
import type { TemplateText } from './templates/template.ts';
import { patientLine } from './wording.ts';

export type Rendered = { readonly subject: string; readonly text: string; readonly html: string };

export type MailKind = {
  readonly name: EmailTemplateName;
  readonly language: Language;
  /** The appointment it is about is an infusion. */
  readonly infusion: boolean;
  /** It goes to somebody who asked for the patient. */
  readonly forAnother?: boolean;
};

type Prepared = { readonly subject: Parts; readonly text: Parts; readonly html: Parts };

const keptTemplates = 200;
const kept = new Map<string, Prepared>();
const mustBeDrivenIn: readonly EmailTemplateName[] = ['confirmation', 'moved', 'reminder'];
/** Control characters, and those that turn the direction of what follows. */
const unprintable = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;
const isolated = (html: string) => `<bdi>${html}</bdi>`;
/** A right-to-left name must not turn the words around it; a number stays on one line. */
const wrappers: Partial<Record<string, (html: string) => string>> = {
  firstName: isolated,
  patientName: isolated,
  name: isolated,
  phone: (html) => `<span style="white-space:nowrap">${html}</span>`,
};

/**
 * Makes the mail. Values come out as they are, letter by letter, in both parts.
 * @throws TemplateError a template that can't be used
 */
export function renderMail(
  template: TemplateText,
  kind: MailKind,
  values: Partial<Record<VariableName, string>>,
): Rendered {
  const { subject, text, html } = prepared(template, kind);
  const clean = cleanValues(values);
  const valueOf = (name: string) => clean[name] ?? '';
  return {
    subject: fill(subject, valueOf).replaceAll(/\s+/g, ' ').trim(),
    text: fill(text, valueOf),
    html: fill(html, (name) => {
      const value = escapeHtml(valueOf(name));
      return wrappers[name]?.(value) ?? value;
    }),
  };
}

/** The constant work of a template, kept by its very words: an edited one is another one. */
function prepared(template: TemplateText, kind: MailKind): Prepared {
  const { name, language, infusion, forAnother = false } = kind;
  const key = `${name} ${language} ${infusion} ${forAnother} ${template.subject}\n${template.body}`;
  const known = kept.get(key);
  if (known) {
    return known;
  }
  if (kept.size >= keptTemplates) {
    kept.clear();
  }
  const made = prepare(template, kind);
  kept.set(key, made);
  return made;
}

/** @throws TemplateError a template that can't be used */
export function prepare(template: TemplateText, kind: MailKind): Prepared {
  const variables = templateVariables[kind.name];
  const body = expand(template.body, variables, kind.infusion);
  const tokens = parseMarkdown(kind.forAnother === true ? aboutPatient(body, kind) : body);
  const frame: Frame = {
    language: kind.language,
    forPatient: !variables.allowed.includes('name'),
    mustBeDriven: kind.infusion && mustBeDrivenIn.includes(kind.name),
    forAnother: kind.forAnother === true,
  };
  return {
    subject: toParts(expand(template.subject, variables, kind.infusion)),
    text: toParts(textPage(toText(tokens), frame)),
    html: toParts(htmlPage(toHtml(tokens), frame)),
  };
}

/** After the greeting it is said whom the mail is about. */
function aboutPatient(body: string, { language }: MailKind): string {
  const [greeting = '', ...rest] = body.split(/\n{2,}/);
  return [greeting, patientLine[language], ...rest].join('\n\n');
}

function cleanValues(values: Partial<Record<VariableName, string>>): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    clean[name] = value.replaceAll(unprintable, ' ').trim();
  }
  if (clean['phone'] !== undefined) {
    clean['phoneDigits'] = phoneDigits(clean['phone']);
  }
  return clean;
}
