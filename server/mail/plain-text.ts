import type { Token } from 'markdown-it';

/** The same words for people who read mail as text. */
export function toText(tokens: readonly Token[]): string {
  const blocks: string[] = [];
  const prefixes: string[] = [];
  let counter: number | null = null;
  for (const token of tokens) {
    switch (token.type) {
      case 'ordered_list_open':
        counter = Number(token.attrGet('start') ?? 1);
        break;
      case 'ordered_list_close':
        counter = null;
        break;
      case 'list_item_open':
        prefixes.push(counter === null ? '- ' : `${counter++}. `);
        break;
      case 'blockquote_open':
        prefixes.push('> ');
        break;
      case 'list_item_close':
      case 'blockquote_close':
        prefixes.pop();
        break;
      case 'hr':
        blocks.push('--------');
        break;
      case 'inline':
        blocks.push(prefixes.join('') + inlineText(token.children ?? []));
        break;
    }
  }
  return blocks.join('\n\n');
}

function inlineText(tokens: readonly Token[]): string {
  let text = '';
  let target: string | null = null;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      target = String(token.attrGet('href'));
    } else if (token.type === 'link_close') {
      text += `:\n${target}`;
    } else if (token.type === 'softbreak' || token.type === 'hardbreak') {
      text += '\n';
    } else {
      text += token.content;
    }
  }
  return text;
}
