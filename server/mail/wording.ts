import type { Language } from '../../shared/vocabulary.ts';

/** A line that every mail about an infusion keeps, whatever a clinic writes into its templates. */
export const driverLine: Record<Language, string> = {
  en: 'Somebody must drive you home after this appointment. Please arrange it before you come.',
  es: 'Alguien debe llevarle a casa en auto después de esta cita. Por favor, organícelo antes de venir.',
};
