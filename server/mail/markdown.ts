import MarkdownIt, { type Token } from 'markdown-it';
import { TemplateError } from './liquid.ts';
import { mark } from './placeholder.ts';
import { styles } from './style.ts';

const safeTarget = /^(https:\/\/|mailto:|tel:)[^\uE000\uE001]+$/;
const link = mark('link');
const ownTargets = [link, mark('stopLink')];

const styleOf: Record<string, string> = {
  paragraph_open: styles.paragraph,
  heading_open: styles.heading,
  bullet_list_open: styles.list,
  ordered_list_open: styles.list,
  blockquote_open: styles.quote,
  hr: styles.rule,
  link_open: styles.link,
};

const markdown = createMarkdown();

/** No HTML, no images, no code; a link leads to `{{ link }}` or to an address written out. */
function createMarkdown() {
  const md = new MarkdownIt({ html: false, breaks: true });
  md.disable(['image', 'html_block', 'html_inline', 'fence', 'code', 'backticks', 'reference']);
  md.normalizeLink = (url) => url;
  md.validateLink = (url) => {
    if (!ownTargets.includes(url) && !safeTarget.test(url)) {
      throw new TemplateError('A link must lead to {{ link }}, or to an address with https://.');
    }
    return true;
  };
  return md;
}

/**
 * Block and inline tokens of a marked template, with their styles. A paragraph that is
 * nothing but `[words]({{ link }})` becomes the button.
 * @throws TemplateError a link that leads anywhere else
 */
export function parseMarkdown(source: string): Token[] {
  const tokens = markdown.parse(source, {});
  for (const [index, token] of tokens.entries()) {
    setStyle(token);
    token.children?.forEach(setStyle);
    const opening = tokens[index - 1];
    if (token.type === 'inline' && opening?.type === 'paragraph_open' && isButton(token)) {
      opening.attrSet('style', styles.buttonLine);
      token.children?.[0]?.attrSet('style', styles.button);
    }
  }
  return tokens;
}

export function toHtml(tokens: Token[]): string {
  return markdown.renderer.render(tokens, markdown.options, {});
}

export function escapeHtml(text: string): string {
  return markdown.utils.escapeHtml(text);
}

function setStyle(token: Token): void {
  const style = styleOf[token.type];
  if (style !== undefined) {
    token.attrs = token.attrs?.filter(([name]) => name === 'href' || name === 'start') ?? null;
    token.attrSet('style', style);
  }
}

function isButton(inline: Token): boolean {
  const children = inline.children ?? [];
  const first = children[0];
  return (
    first?.type === 'link_open' &&
    first.attrGet('href') === link &&
    children.findIndex((each) => each.type === 'link_close') === children.length - 1
  );
}
