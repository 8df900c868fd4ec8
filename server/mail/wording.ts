import type { Language } from '../../shared/vocabulary.ts';

/** Lines that every mail keeps, whatever a clinic writes into its templates. */
export const emergencyLine: Record<Language, string> = {
  en: 'This is not for emergencies. In an emergency call 911. In a crisis call or text 988, in English or Spanish, at any hour.',
  es: 'Esto no es para emergencias. En una emergencia llame al 911. En una crisis llame o envíe un mensaje de texto al 988, en español o en inglés, a cualquier hora.',
};

export const driverLine: Record<Language, string> = {
  en: 'Somebody must drive you home after this appointment. Please arrange it before you come.',
  es: 'Alguien debe llevarle a casa en auto después de esta cita. Por favor, organícelo antes de venir.',
};
