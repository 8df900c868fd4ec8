import { emergencyLine } from '../../shared/emergency.ts';
import type { Language } from '../../shared/vocabulary.ts';
import { escapeHtml } from './markdown.ts';
import { mark } from './placeholder.ts';
import { styles } from './style.ts';
import { driverLine, driverLineForAnother } from './wording.ts';

export type Frame = {
  readonly language: Language;
  /** Patients' mails end with the clinic's address and the emergency line. */
  readonly forPatient: boolean;
  readonly mustBeDriven: boolean;
  /** Somebody asked for the patient. */
  readonly forAnother: boolean;
};

/** The whole HTML part: one column, no images, nothing from elsewhere. */
export function htmlPage(body: string, frame: Frame): string {
  const name = frame.forPatient ? mark('clinicName') : 'Stillpoint';
  return `<!doctype html>
<html lang="${frame.language}" style="${styles.html}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${name}</title>
</head>
<body style="${styles.body}">
<div style="${styles.page}">
<p style="${styles.clinic}">${name}</p>
${body}${frame.mustBeDriven ? `<p style="${styles.note}">${driver(frame)}</p>\n` : ''}${
    frame.forPatient ? htmlFoot(frame.language) : ''
  }</div>
</body>
</html>
`;
}

function driver({ language, forAnother }: Frame): string {
  return (forAnother ? driverLineForAnother : driverLine)[language];
}

function htmlFoot(language: Language): string {
  const phone = `<a href="tel:${mark('phoneDigits')}" style="${styles.link}">${mark('phone')}</a>`;
  return `<div style="${styles.foot}">
<p style="${styles.footLine}">${mark('clinicName')}<br>${mark('address')}<br>${phone}</p>
<p style="${styles.footLine}">${escapeHtml(emergencyLine[language])}</p>
</div>
`;
}

export function textPage(body: string, frame: Frame): string {
  const blocks = [body];
  if (frame.mustBeDriven) {
    blocks.push(driver(frame));
  }
  // "-- " alone on a line starts a signature in every mail program.
  blocks.push(frame.forPatient ? textFoot(frame.language) : '-- \nStillpoint');
  return `${blocks.join('\n\n')}\n`;
}

function textFoot(language: Language): string {
  const clinic = [mark('clinicName'), mark('address'), mark('phone')].join('\n');
  return `-- \n${clinic}\n\n${emergencyLine[language]}`;
}
