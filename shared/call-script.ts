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
  /** First name of the patient, where the person called asked for somebody else. */
  patient: string | null;
  /** First name of whoever calls. */
  caller: string;
  clinic: string;
};

type Script = (names: CallNames) => string;

/**
 * What to say when the phone is picked up. Somebody else may have picked it up, so no script says
 * what the clinic treats; and none takes for granted whether a woman or a man is called. Who asked
 * for somebody else is asked for, and the patient is spoken of.
 */
export function callScript(kind: CallKind, language: Language, names: CallNames): string {
  return scripts[language][kind](names);
}

const scripts: Record<Language, Record<CallKind, Script>> = {
  en: {
    firstCall: (names) =>
      `${hello(names)} You asked us for a consultation${forPatient(names)}. Is this a good moment to find a time together?`,
    followUp: (names) =>
      `${hello(names)} I am calling again about the consultation you asked for${onBehalf(names)}. Would you like to find a time, or are there questions first?`,
    promised: (names) =>
      `${hello(names)} We agreed that I would call you today. Is this still a good moment?`,
    noShow: (names) =>
      `${hello(names)} We missed ${names.patient ?? 'you'} at ${names.patient === null ? 'your' : 'the'} appointment and hope all is well. Shall we find another time?`,
    cancelled: (names) =>
      `${hello(names)} ${names.patient === null ? 'Your appointment' : `The appointment for ${names.patient}`} was cancelled. Would you like to find another time?`,
    review: (names) =>
      `${hello(names)} I would like to ask whether you still want a consultation${forPatient(names)}. It is fine either way.`,
  },
  es: {
    firstCall: (names) =>
      `${hola(names)} Nos pidió una consulta${para(names)}. ¿Es buen momento para buscar una hora?`,
    followUp: (names) =>
      `${hola(names)} Llamo otra vez por la consulta que nos pidió${para(names)}. ¿Quiere que busquemos una hora, o tiene antes alguna pregunta?`,
    promised: (names) => `${hola(names)} Quedamos en hablar hoy. ¿Sigue siendo buen momento?`,
    noShow: (names) =>
      `${hola(names)} ${names.patient === null ? 'No pudimos verle en su cita' : `No pudimos ver a ${names.patient} en la cita`} y esperamos que todo esté bien. ¿Buscamos otra hora?`,
    cancelled: (names) =>
      `${hola(names)} ${names.patient === null ? 'Su cita' : `La cita de ${names.patient}`} quedó cancelada. ¿Quiere que busquemos otra hora?`,
    review: (names) =>
      `${hola(names)} Quisiera preguntarle si todavía desea una consulta${para(names)}. Cualquier respuesta está bien.`,
  },
};

function hello({ person, caller, clinic }: CallNames): string {
  return `Hello, may I speak with ${person}? This is ${caller} from ${clinic}.`;
}

function hola({ person, caller, clinic }: CallNames): string {
  return `Hola, ¿puedo hablar con ${person}? Soy ${caller}, de ${clinic}.`;
}

const forPatient = ({ patient }: CallNames) => (patient === null ? '' : ` for ${patient}`);
const onBehalf = ({ patient }: CallNames) => (patient === null ? '' : ` on behalf of ${patient}`);
const para = ({ patient }: CallNames) => (patient === null ? '' : ` para ${patient}`);
