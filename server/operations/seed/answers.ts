import type { Language } from '../../../shared/vocabulary.ts';

/** How somebody who asks for another person says who they are, in their language. */
export const relations: Record<Language, readonly string[]> = {
  en: ['Mother', 'Father', 'Wife', 'Husband', 'Daughter', 'Son', 'Sister', 'Friend'],
  es: ['Madre', 'Padre', 'Esposa', 'Esposo', 'Hija', 'Hijo', 'Hermana', 'Amiga'],
};

export const bestTimes: Record<Language, readonly string[]> = {
  en: ['After 9 in the morning', 'Lunch time', 'After 4:30', 'Evenings', 'Any time', 'Mornings'],
  es: ['Después de las 9', 'A mediodía', 'Después de las 4:30', 'Por la tarde', 'A cualquier hora'],
};

export const heardFrom: Record<Language, readonly string[]> = {
  en: [
    'Web search',
    'My doctor',
    'A friend',
    'Radio',
    'Social media',
    'Drove by',
    'Insurance list',
  ],
  es: [
    'Búsqueda en internet',
    'Mi doctora',
    'Una amistad',
    'La radio',
    'Redes sociales',
    'Pasé por ahí',
  ],
};

export const messages: Record<Language, readonly string[]> = {
  en: [
    'I would like to know what a first visit costs and how long it takes.',
    'Please call after work, I am a teacher and cannot answer before 4.',
    'My doctor gave me your name. Do I need a letter from her?',
    'Do you have appointments on Saturdays?',
    'I live an hour away. Can the first talk be by phone?',
    'Is there parking at the building? I walk with a cane.',
    'My sister will drive me. How long should she plan to wait?',
    'I asked last year and was not ready. I am now.',
  ],
  es: [
    'Quisiera saber cuánto cuesta la primera visita y cuánto dura.',
    'Por favor llámeme después del trabajo, no puedo contestar antes de las 4.',
    'Mi doctora me dio su nombre. ¿Necesito una carta de ella?',
    '¿Atienden los sábados?',
    'Vivo a una hora. ¿La primera plática puede ser por teléfono?',
    '¿Hay estacionamiento? Camino con bastón.',
    'Mi hermana me va a llevar. ¿Cuánto tiempo tendría que esperar?',
    '¿Hay alguien que hable español en la clínica?',
  ],
};
