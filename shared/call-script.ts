import type { Language } from './vocabulary.ts';

/** Why somebody is called: each has its own opening words. */
export const callKinds = [
  'firstCall',
  'followUp',
  'promised',
  'noShow',
  'cancelled',
  'review',
] as const;
export type CallKind = (typeof callKinds)[number];

export type CallNames = {
  /** First name of the person who is called. */
  person: string;
  /** First name of whoever calls. */
  caller: string;
  clinic: string;
};

type Script = (names: CallNames) => string;

/**
 * What to say when the phone is picked up. Somebody else may have picked it up, so no script says
 * what the clinic treats; and none takes for granted whether a woman or a man is called.
 */
export function callScript(kind: CallKind, language: Language, names: CallNames): string {
  return scripts[language][kind](names);
}

const scripts: Record<Language, Record<CallKind, Script>> = {
  en: {
    firstCall: (names) =>
      `${hello(names)} You asked us for a consultation. Is this a good moment to find a time together?`,
    followUp: (names) =>
      `${hello(names)} I am calling again about the consultation you asked for. Would you like to find a time, or are there questions first?`,
    promised: (names) =>
      `${hello(names)} We agreed that I would call you today. Is this still a good moment?`,
    noShow: (names) =>
      `${hello(names)} We missed you at your appointment and hope all is well. Shall we find another time?`,
    cancelled: (names) =>
      `${hello(names)} Your appointment was cancelled. Would you like to find another time?`,
    review: (names) =>
      `${hello(names)} I would like to ask whether you still want a consultation. It is fine either way.`,
  },
  es: {
    firstCall: (names) =>
      `${hola(names)} Nos pidió una consulta. ¿Es buen momento para buscar una hora?`,
    followUp: (names) =>
      `${hola(names)} Llamo otra vez por la consulta que nos pidió. ¿Quiere que busquemos una hora, o tiene antes alguna pregunta?`,
    promised: (names) => `${hola(names)} Quedamos en hablar hoy. ¿Sigue siendo buen momento?`,
    noShow: (names) =>
      `${hola(names)} No pudimos verle en su cita y esperamos que todo esté bien. ¿Buscamos otra hora?`,
    cancelled: (names) =>
      `${hola(names)} Su cita quedó cancelada. ¿Quiere que busquemos otra hora?`,
    review: (names) =>
      `${hola(names)} Quisiera preguntarle si todavía desea una consulta. Cualquier respuesta está bien.`,
  },
};

function hello({ person, caller, clinic }: CallNames): string {
  return `Hello, may I speak with ${person}? This is ${caller} from ${clinic}.`;
}

function hola({ person, caller, clinic }: CallNames): string {
  return `Hola, ¿puedo hablar con ${person}? Soy ${caller}, de ${clinic}.`;
}
