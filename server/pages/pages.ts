/**
 * The pages that patients and invited staff see without the dashboard: rendered here with
 * eta, useful without any script.
 *
 * - A view is `server/<feature>/<name>.eta`, named `<feature>/<name>`: it begins with
 *   `<% layout('/pages/layout') %>` and is the content of `<main>`. `it` is the data given to
 *   `renderPage`; `<%= %>` escapes, `<%~ %>` does not and is only for other views' output.
 * - Parts to reuse: `<%~ include('/pages/field', { field: … }) %>` (`Field`: a labelled input with
 *   error or hint), `/pages/select` (`Select`) and `/pages/problems` (what to put right, on
 *   top). Their data are the types below.
 * - Look: classes of client/public/public.css (`lead`, `pair`, `button`, `button-quiet`, `notice`,
 *   `card`, `small`, `quiet`). No inline styles or scripts: the policy forbids them.
 * - Scripts: name them in `scripts`. `client/public/<name>.ts` has no imports; its types are
 *   stripped when the server starts (see assets.ts), so there is nothing to build.
 * - Words: a page has them in both languages, in its own feature, as `it.words`; the names `texts`,
 *   `emergencyLine`, `assetUrl` and `body` belong to the layout.
 */
import type { Response } from 'express';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import { emergencyLine } from '../../shared/emergency.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { assetUrl } from './assets.ts';
import { layoutTexts } from './layout.texts.ts';

/** What every page has; a view adds its own. */
export type Page = {
  readonly language: Language;
  /** Title of the window and of nothing else: a view writes its own `<h1>`. */
  readonly title: string;
  /** At the top of the page; empty where no clinic is known yet. */
  readonly clinicName: string;
  /** The same page in the other language; null or absent: no switch. */
  readonly otherLanguageUrl?: string | null;
  /** Scripts of client/public, without extension. */
  readonly scripts?: readonly string[];
  /** Inside another web site's frame: no header, and the height is told to that site. */
  readonly framed?: boolean;
  /** One more sentence at the foot. */
  readonly footnote?: string;
  /** Pages for staff don't carry the emergency line. */
  readonly forStaff?: boolean;
};

export type Field = {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'textarea';
  readonly value?: string;
  /** Absent or empty: nothing is wrong. */
  readonly error?: string | undefined;
  readonly hint?: string;
  /** Shown behind the label, e.g. "(optional)". */
  readonly note?: string;
  readonly required?: boolean;
  readonly autocomplete?: string;
  readonly maxlength?: number;
  readonly lang?: string;
};

export type Select = Omit<Field, 'type' | 'maxlength' | 'autocomplete'> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

const eta = new Eta({
  views: fileURLToPath(new URL('..', import.meta.url)),
  autoTrim: false,
  cache: true,
});

/** The HTML of `view` (such as `intake/request`) inside the layout. */
export function renderPage(view: string, page: Page): string {
  return eta.render(`/${view}`, {
    ...page,
    texts: layoutTexts[page.language],
    emergencyLine: emergencyLine[page.language],
    assetUrl,
  });
}

/** The HTML of a view that stands by itself: a file that people keep, without our layout. */
export function renderDocument(view: string, document: object): string {
  return eta.render(`/${view}`, document);
}

/**
 * Answers with a page that no browser or proxy keeps. The policy of all answers (nothing from
 * elsewhere, nothing inline, no frames) is set by the application.
 */
export function sendPage(response: Response, view: string, page: Page, status = 200): void {
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .set('Content-Language', page.language)
    .type('html')
    .send(renderPage(view, page));
}
