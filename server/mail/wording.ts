import type { Language } from '../../shared/vocabulary.ts';
import { mark } from './placeholder.ts';

/** A line that every mail about an infusion keeps, whatever a clinic writes into its templates. */
export const driverLine: Record<Language, string> = {
  en: 'Somebody must drive you home after this appointment. Please arrange it before you come.',
  es: 'Alguien debe llevarle a casa en auto después de esta cita. Por favor, organícelo antes de venir.',
};

/** The same to whoever asked for somebody else. */
export const driverLineForAnother: Record<Language, string> = {
  en: `Somebody must drive ${mark('patientName')} home after this appointment. Please arrange it before you come.`,
  es: `Alguien debe llevar a ${mark('patientName')} a casa en auto después de esta cita. Por favor, organícelo antes de venir.`,
};

/** Whom a mail is about that goes to somebody who asked for another; whatever a clinic writes. */
export const patientLine: Record<Language, string> = {
  en: `This is about ${mark('patientName')}, for whom you asked us.`,
  es: `Este correo es sobre ${mark('patientName')}, la persona para quien nos escribió.`,
};
