import {
  channelLabels,
  closeReasonLabels,
  concernLabels,
  sourceLabels,
  statusLabels,
} from '../../../shared/labels.ts';
import {
  closeReasons,
  concerns,
  contactChannels,
  contactPurposes,
  contactStops,
  sources,
  statuses,
  type CallOutcome,
  type CloseReason,
  type Concern,
  type ContactChannel,
  type ContactPurpose,
  type ContactStop,
  type Language,
  type LeadStatus,
  type Source,
  callOutcomes,
} from '../../../shared/vocabulary.ts';

/** A word as it is compared: small letters and digits only, without accents. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

type Words<Value extends string> = ReadonlyMap<string, Value>;

/** Our own words and labels, and what people in clinics write instead. */
function wordsFor<Value extends string>(
  values: readonly Value[],
  labels: readonly Readonly<Record<Value, string>>[],
  others: Partial<Record<Value, string>> = {},
): Words<Value> {
  return new Map(
    values.flatMap((value) =>
      [value, ...labels.map((each) => each[value]), ...(others[value]?.split(', ') ?? [])].map(
        (word) => [plainWord(word), value] as const,
      ),
    ),
  );
}

const languageWords = wordsFor<Language>(['en', 'es'], [], {
  en: 'English, inglés, eng, en-US',
  es: 'Spanish, español, castellano, spa, es-MX, es-US',
});
const concernWords = wordsFor<Concern>(concerns, [concernLabels.en, concernLabels.es], {
  restlessLegs: 'RLS, restless leg syndrome, restless legs syndrome, restless leg',
  depression: 'MDD, TRD, major depression, treatment-resistant depression',
  anxiety: 'GAD, ansiedad',
  ptsd: 'post-traumatic stress, TEPT',
  ocd: 'TOC',
  chronicPain: 'pain, dolor',
  fibromyalgia: 'fibro',
  crps: 'RSD, SDRC',
  migraine: 'migraines, headache, headaches',
  other: 'something else, otro',
  undisclosed: 'none, unknown, n/a, not said',
});
const channelWords = wordsFor<ContactChannel>(
  contactChannels,
  [channelLabels.en, channelLabels.es],
  {
    email: 'e-mail, correo electrónico',
    phone: 'call, telephone, llamada, tel, cell',
    text: 'sms, texto, txt',
  },
);
const sourceWords = wordsFor<Source>(sources, [sourceLabels], {
  web: 'website, web form, online, form, internet, sitio web, página web',
  phone: 'call, phone call, telephone, teléfono, llamada',
  walkIn: 'in person, en persona, visit, visita',
  referral: 'referred, doctor, physician, referido, remisión',
  import: 'imported, other system',
});
const statusWords = wordsFor<LeadStatus>(statuses, [statusLabels], {
  requested: 'new, open, inquiry, lead, nuevo, solicitado',
  emailed: 'contacted, mailed, link sent, contactado',
  booked: 'scheduled, appointment, consult scheduled, agendado, programado, citado',
  infused: 'treated, patient, converted, completed, won, tratado, infundido, completado',
  closed: 'lost, dead, inactive, declined, cerrado, perdido',
});
const reasonWords = wordsFor<CloseReason>(closeReasons, [closeReasonLabels], {
  noResponse:
    'no answer, unresponsive, never answered, unable to reach, sin respuesta, no contesta, no contestó, no responde, no respondió',
  notACandidate: 'not eligible, not a fit, ineligible, no es candidato',
  cost: 'price, too expensive, insurance, costo, precio, caro',
  choseAnother: 'other clinic, went elsewhere, competitor, otra clínica',
  notInterested: 'declined, changed mind, no interesado, no le interesa',
  duplicate: 'duplicado',
  spam: 'junk, fake, basura',
  other: 'otro',
});
const stopWords = wordsFor<ContactStop>(contactStops, [], {
  doNotContact: 'yes, y, true, 1, x, sí, DNC, do not contact, no contactar, opted out',
  crisis: 'crisis',
});
const outcomeWords = wordsFor<CallOutcome>(callOutcomes, []);
const reviewWords = wordsFor<'pending' | 'cleared'>(['pending', 'cleared'], [], {
  pending: 'open, pendiente',
  cleared: 'ok, approved, aprobado',
});
const purposeWords = wordsFor<ContactPurpose>(contactPurposes, [], {
  request: 'solicitud',
  followUp: 'follow-up mails, seguimiento',
});
const yesWords = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's', 'ok', 'verdadero']);
const noWords = new Set(['no', 'n', 'false', '0', 'falso']);

const finder =
  <Value extends string>(words: Words<Value>) =>
  (text: string): Value | null =>
    words.get(plainWord(text)) ?? null;

/** Each reads what somebody wrote into a cell; null: it is none of the words we know. */
export const readLanguage = finder(languageWords);
export const readConcern = finder(concernWords);
export const readChannel = finder(channelWords);
export const readSource = finder(sourceWords);
export const readStatus = finder(statusWords);
export const readCloseReason = finder(reasonWords);
export const readContactStop = finder(stopWords);
export const readOutcome = finder(outcomeWords);
export const readReview = finder(reviewWords);
export const readPurpose = finder(purposeWords);

/** @returns null for what is neither */
export function readYesNo(text: string): boolean | null {
  const word = plainWord(text);
  if (yesWords.has(word)) {
    return true;
  }
  return noWords.has(word) ? false : null;
}
