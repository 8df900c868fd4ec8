import { requestLimits, type RequestProblem } from '../../shared/request.ts';
import type { Language } from '../../shared/vocabulary.ts';

type Texts = Record<Exclude<RequestProblem, 'tooLong'>, string> & {
  tooLong: (most: number) => string;
  requiredField: Readonly<Record<string, string>>;
  meant: (address: string) => string;
};

const texts: Record<Language, Texts> = {
  en: {
    required: 'Please fill this in.',
    requiredField: {
      location: 'Please choose a clinic.',
      firstName: 'Please write the first name.',
      lastName: 'Please write the last name.',
      email: 'Please write an email address. The link to choose a time goes there.',
      phone: 'Please write a phone number where we can reach you.',
      requesterName: 'Please write your own name.',
      requesterRelation: 'Please say how you are related, such as daughter or friend.',
    },
    tooLong: (most) => `This is too long. Please use at most ${most} characters.`,
    wrongText: 'This can’t be read as text. Please write it again.',
    webAddress: 'Please write the name only, without a web address.',
    wrongEmail: 'Please check the address. It should look like name@example.com.',
    wrongPhone:
      'Please check the number. It should look like (210) 555-0142, or +52 55 1234 5678 from abroad.',
    wrongChoice: 'Please choose one of the answers offered.',
    noConsent: 'We need your permission to contact you. Without it we can’t answer.',
    wrongLocation: 'This clinic takes no requests now. Please choose another.',
    meant: (address) =>
      `Did you mean ${address}? Change it, or send again if the address is right as it is.`,
  },
  es: {
    required: 'Por favor, complete este campo.',
    requiredField: {
      location: 'Por favor, elija una clínica.',
      firstName: 'Por favor, escriba el nombre.',
      lastName: 'Por favor, escriba los apellidos.',
      email: 'Por favor, escriba un correo electrónico. Ahí llegará el enlace para elegir la hora.',
      phone: 'Por favor, escriba un teléfono donde podamos llamarle.',
      requesterName: 'Por favor, escriba su propio nombre.',
      requesterRelation: 'Por favor, diga su relación, por ejemplo hija o amigo.',
    },
    tooLong: (most) => `Es demasiado largo. Use como máximo ${most} caracteres.`,
    wrongText: 'No se puede leer como texto. Por favor, escríbalo de nuevo.',
    webAddress: 'Por favor, escriba solo el nombre, sin dirección de internet.',
    wrongEmail: 'Revise la dirección. Debe verse así: nombre@example.com.',
    wrongPhone:
      'Revise el número. Debe verse así: (210) 555-0142, o +52 55 1234 5678 si es de otro país.',
    wrongChoice: 'Por favor, elija una de las respuestas ofrecidas.',
    noConsent: 'Necesitamos su permiso para contactarle. Sin él no podemos responder.',
    wrongLocation: 'Esta clínica no recibe solicitudes ahora. Por favor, elija otra.',
    meant: (address) =>
      `¿Quiso decir ${address}? Cámbielo, o envíe otra vez si la dirección está bien así.`,
  },
};

/** What to tell a person about one field of a request. */
export function problemText(language: Language, field: string, problem: RequestProblem): string {
  const words = texts[language];
  if (problem === 'required') {
    return words.requiredField[field] ?? words.required;
  }
  if (problem === 'tooLong') {
    const most = Object.entries(requestLimits).find(([name]) => name === field)?.[1];
    return words.tooLong(most ?? requestLimits.message);
  }
  return words[problem];
}

/** "Did you mean …?" for a mail address that looks mistyped. */
export function meantText(language: Language, address: string): string {
  return texts[language].meant(address);
}
