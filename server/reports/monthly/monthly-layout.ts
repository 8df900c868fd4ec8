import { htmlPage, textPage } from '../../mail/layout.ts';
import { escapeHtml } from '../../mail/markdown.ts';
import type { Rendered } from '../../mail/render.ts';
import { styles } from '../../mail/style.ts';
import type { Line } from './monthly-figures.ts';
import type { Letter } from './monthly-letter.ts';

const frame = {
  language: 'en',
  forPatient: false,
  mustBeDriven: false,
  forAnother: false,
} as const;

const pageWords = 'Open the page with every figure and the requests behind it';
const laterWords = 'The page shows the month as it is known when you open it.';
const stopWords = 'This mail comes on the first working day of each month.';

/** The mail's two parts, the same words in both. */
export function renderLetter(letter: Letter): Rendered {
  return {
    subject: letter.subject,
    text: textPage(textBody(letter), frame),
    html: htmlPage(htmlBody(letter), frame),
  };
}

function textBody(letter: Letter): string {
  const { title, greeting, asOf, sentence, lines, places, pageUrl, stopUrl } = letter;
  return [
    greeting,
    title,
    asOf,
    ...(sentence === null ? [] : [sentence]),
    ...lines.map((line) => textLine(line, letter.months)),
    letter.matured,
    ...places.map(({ label, words }) => `${label}: ${words}`),
    `${pageWords}:\n${pageUrl}\n${laterWords}`,
    `${stopWords} Stop it:\n${stopUrl}`,
  ].join('\n\n');
}

function textLine({ name, means, now, before }: Line, [month, other]: Letter['months']): string {
  const figures = `  ${month}: ${now}\n  ${other}: ${before}`;
  return means === '' ? `${name}\n${figures}` : `${name}\n${figures}\n  ${means}`;
}

const line = 'border-top:1px solid #8c9995';
const cell = `padding:8px 12px 8px 0;${line};text-align:left;vertical-align:top;font-weight:400`;
const table = 'width:100%;margin:0 0 24px;border-collapse:collapse;font-size:15px';
const quiet = 'font-size:13px';

function htmlBody(letter: Letter): string {
  const { title, greeting, asOf, sentence, lines, places, pageUrl, stopUrl } = letter;
  return [
    paragraph(escapeHtml(greeting)),
    `<h1 style="${styles.heading}">${escapeHtml(title)}</h1>`,
    paragraph(escapeHtml(asOf)),
    sentence === null ? '' : paragraph(`<b>${escapeHtml(sentence)}</b>`),
    figuresTable(lines, letter.months),
    paragraph(escapeHtml(letter.matured)),
    placesTable(places),
    `<p style="${styles.buttonLine}"><a href="${escapeHtml(pageUrl)}" style="${styles.button}">${pageWords}</a></p>`,
    paragraph(laterWords),
    paragraph(`${stopWords} <a href="${escapeHtml(stopUrl)}" style="${styles.link}">Stop it</a>`),
    '',
  ].join('\n');
}

function paragraph(html: string): string {
  return `<p style="${styles.paragraph}">${html}</p>`;
}

function figuresTable(lines: readonly Line[], months: Letter['months']): string {
  const heads = ['Figure', ...months].map((head) => `<th scope="col" style="${cell}">${head}</th>`);
  const rows = lines.map(
    ({ name, means, now, before }) =>
      `<tr><th scope="row" style="${cell}">${escapeHtml(name)}${means === '' ? '' : `<br><span style="${quiet}">${escapeHtml(means)}</span>`}</th>${valueCell(now)}${valueCell(before)}</tr>`,
  );
  return `<table style="${table}">\n<tr>${heads.join('')}</tr>\n${rows.join('\n')}\n</table>`;
}

function placesTable(places: Letter['places']): string {
  if (places.length === 0) {
    return '';
  }
  const rows = places.map(
    ({ label, words }) =>
      `<tr><th scope="row" style="${cell}">${escapeHtml(label)}</th>${valueCell(words)}</tr>`,
  );
  return `<table style="${table}">\n${rows.join('\n')}\n</table>`;
}

function valueCell(words: string): string {
  return `<td style="${cell}">${escapeHtml(words)}</td>`;
}
