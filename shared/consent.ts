import type { ContactChannel, Language } from './vocabulary.ts';

/** A sentence that people agreed to. One that was ever shown stays here unchanged, for ever. */
export type ConsentWording = {
  readonly version: number;
  /** The ways of contact that it covers. */
  readonly channels: readonly ContactChannel[];
  readonly text: Readonly<Record<Language, string>>;
};

/** Every wording so far, oldest first. To change it, add one; never edit one. */
export const consentWordings: readonly [ConsentWording, ...ConsentWording[]] = [
  {
    version: 1,
    channels: ['phone', 'email', 'text'],
    text: {
      en: 'I agree that the clinic may contact me by phone, text message and email about this request. I can withdraw this at any time.',
      es: 'Acepto que la clínica me contacte por teléfono, mensaje de texto y correo electrónico sobre esta solicitud. Puedo retirar este permiso en cualquier momento.',
    },
  },
];

/** What the form asks now. */
export function currentConsent(): ConsentWording {
  return consentWordings.at(-1) ?? consentWordings[0];
}

/** The wording of a version, or undefined for one that never was. */
export function consentWording(version: number): ConsentWording | undefined {
  return consentWordings.find((each) => each.version === version);
}
