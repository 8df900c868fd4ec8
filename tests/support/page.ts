import { JSDOM } from 'jsdom';
import type { Answer } from './client.ts';

/** A page as a browser without scripts has it. */
export function pageOf({ text }: Pick<Answer, 'text'>) {
  const { document } = new JSDOM(text).window;
  return {
    document,
    /** The words of the first match. */
    text: (selector: string) => words(document.querySelector(selector)),
    all: (selector: string) => [...document.querySelectorAll(selector)].map(words),
    attribute: (selector: string, name: string) =>
      document.querySelector(selector)?.getAttribute(name) ?? null,
    /** What a form would send under this name. */
    value: (name: string) => {
      const field = document.querySelector(`[name="${name}"]`);
      return field && 'value' in field ? String(field.value) : '';
    },
  };
}

function words(element: Element | null): string {
  return element?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
}
