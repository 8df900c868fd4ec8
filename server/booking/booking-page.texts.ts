import type { Language } from '../../shared/vocabulary.ts';

type Count = (count: number) => string;
type Named = (name: string) => string;

/** All that the booking pages say. */
export type BookingWords = {
  readonly title: string;
  readonly choose: Named;
  readonly move: Named;
  readonly nothing: Named;
  readonly forWhom: Named;
  readonly what: Record<'consultation' | 'infusion', (minutes: number) => string>;
  readonly zone: Named;
  readonly days: string;
  readonly free: Count;
  readonly full: string;
  readonly closed: string;
  readonly earlierDays: string;
  readonly laterDays: string;
  readonly morning: string;
  readonly afternoon: string;
  readonly evening: string;
  readonly held: Count;
  readonly heldOver: string;
  readonly book: string;
  readonly moveHere: string;
  readonly keep: string;
  readonly noneInDays: Count;
  readonly noneOnDay: string;
  readonly noneSuits: string;
  readonly tellUs: string;
  readonly orCall: string;
  readonly whenLabel: string;
  readonly whenHint: string;
  readonly send: string;
  readonly thanksTitle: string;
  readonly thanks: Named;
  readonly backToTimes: string;
  readonly booked: Named;
  readonly bookedFor: Named;
  readonly bookedNote: string;
  readonly driver: string;
  readonly driverFor: Named;
  readonly toCalendar: string;
  readonly moveIt: string;
  readonly cancelIt: string;
  readonly cancelSure: string;
  readonly cancelYes: string;
  readonly changeUntil: Named;
  readonly tooLateToChange: Named;
  readonly beganNote: Named;
  readonly cancelled: string;
  readonly hadTitle: Named;
  readonly had: Named;
  readonly closedTitle: string;
  readonly closedNote: Named;
  readonly lostTitle: string;
  readonly lost: string;
  readonly tooManyTitle: string;
  readonly tooMany: string;
  readonly failedTitle: string;
  readonly failed: string;
  /** By the code of what was refused. */
  readonly problems: Record<BookingProblem, string>;
  readonly whenProblems: Record<'empty' | 'tooLong', string>;
};

export type BookingProblem =
  | 'taken'
  | 'notOffered'
  | 'alreadyBooked'
  | 'tooLate'
  | 'changed'
  | 'other';

const en: BookingWords = {
  title: 'Choose a time',
  choose: (name) => `${name}, choose a time`,
  move: (name) => `${name}, choose a new time`,
  nothing: (name) => `${name}, tell us when`,
  forWhom: (patient) => `For ${patient}, for whom you asked us.`,
  what: {
    consultation: (minutes) => `Consultation, ${minutes} minutes, at`,
    infusion: (minutes) => `Appointment, ${minutes} minutes, at`,
  },
  zone: (zone) => `Times are ${zone}.`,
  days: 'Days',
  free: (count) => `${count} free`,
  full: 'full',
  closed: 'closed',
  earlierDays: 'Earlier days',
  laterDays: 'Later days',
  morning: 'Morning',
  afternoon: 'Afternoon',
  evening: 'Evening',
  held: (minutes) => `Held for you for ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`,
  heldOver: 'This time is no longer held for you. Choose it again, or another one.',
  book: 'Book this time',
  moveHere: 'Move to this time',
  keep: 'Keep the time I have',
  noneInDays: (days) => `There is no free time in the next ${days} days.`,
  noneOnDay: 'No free time is left on this day. Please choose another day.',
  noneSuits: 'None of these suits you?',
  tellUs: 'Tell us when',
  orCall: 'Or call',
  whenLabel: 'When would suit you?',
  whenHint:
    'Such as “Mondays after 4 pm”. We will call you. Please write nothing about your health here.',
  send: 'Send',
  thanksTitle: 'Thank you. We will call you.',
  thanks: (phone) => `If you would rather call us: ${phone}.`,
  backToTimes: 'Back to the free times',
  booked: (name) => `${name}, you are booked`,
  bookedFor: (patient) => `The time for ${patient} is booked`,
  bookedNote: 'We have sent you a mail with this appointment.',
  driver: 'Somebody must drive you home afterwards. Please arrange that before you come.',
  driverFor: (patient) =>
    `Somebody must drive ${patient} home afterwards. Please arrange that before you come.`,
  toCalendar: 'Add to calendar',
  moveIt: 'Move it',
  cancelIt: 'Cancel it',
  cancelSure: 'Do you want to cancel this appointment? The time goes to somebody else.',
  cancelYes: 'Yes, cancel it',
  changeUntil: (until) => `You can move or cancel it here until ${until}.`,
  tooLateToChange: (phone) => `To move or cancel it now, please call ${phone}.`,
  beganNote: (phone) => `It has begun. If something came up, please call ${phone}.`,
  cancelled: 'Your appointment is cancelled. You can choose a new time whenever you like.',
  hadTitle: (name) => `${name}, your next step`,
  had: (phone) => `We arrange it with you by phone: please call ${phone}.`,
  closedTitle: 'This request is closed',
  closedNote: (phone) =>
    `If you would like an appointment, please call ${phone}. We are glad to help.`,
  lostTitle: 'This link does not work any more',
  lost: 'Links end after a while, or the mail was cut off. Please call the clinic: we find you a time.',
  tooManyTitle: 'Too many tries',
  tooMany: 'Please wait ten minutes and open the link in your mail again, or call the clinic.',
  failedTitle: 'That did not work',
  failed: 'Nothing has changed. Please go back and try again in a moment, or call the clinic.',
  problems: {
    taken: 'Somebody has just taken that time. These are still free.',
    notOffered: 'That time can’t be booked any more. Please choose one of these.',
    alreadyBooked: 'You have this appointment already. You can move it if you need another time.',
    tooLate: 'It is too late to change this appointment here. Please call us.',
    changed: 'Your appointment has changed in the meantime. This is how it stands now.',
    other: 'That did not work. Please choose again, or call us.',
  },
  whenProblems: {
    empty: 'Please write when it would suit you.',
    tooLong: 'Please use at most 300 characters.',
  },
};

const es: BookingWords = {
  title: 'Elija una hora',
  choose: (name) => `${name}, elija una hora`,
  move: (name) => `${name}, elija otra hora`,
  nothing: (name) => `${name}, díganos cuándo`,
  forWhom: (patient) => `Para ${patient}, la persona para quien nos escribió.`,
  what: {
    consultation: (minutes) => `Consulta de ${minutes} minutos en`,
    infusion: (minutes) => `Cita de ${minutes} minutos en`,
  },
  zone: (zone) => `Las horas están en ${zone}.`,
  days: 'Días',
  free: (count) => (count === 1 ? '1 libre' : `${count} libres`),
  full: 'lleno',
  closed: 'cerrado',
  earlierDays: 'Días anteriores',
  laterDays: 'Días siguientes',
  morning: 'Mañana',
  afternoon: 'Tarde',
  evening: 'Noche',
  held: (minutes) => `Se la guardamos ${minutes === 1 ? '1 minuto' : `${minutes} minutos`}.`,
  heldOver: 'Ya no le guardamos esta hora. Elíjala de nuevo, o elija otra.',
  book: 'Reservar esta hora',
  moveHere: 'Cambiar a esta hora',
  keep: 'Dejar la hora que tengo',
  noneInDays: (days) => `No hay horas libres en los próximos ${days} días.`,
  noneOnDay: 'Ya no quedan horas libres este día. Por favor, elija otro día.',
  noneSuits: '¿Ninguna le conviene?',
  tellUs: 'Díganos cuándo',
  orCall: 'O llame al',
  whenLabel: '¿Cuándo le convendría?',
  whenHint:
    'Por ejemplo: «los lunes después de las 4 pm». Le llamaremos. Por favor, no escriba aquí nada sobre su salud.',
  send: 'Enviar',
  thanksTitle: 'Gracias. Le llamaremos.',
  thanks: (phone) => `Si prefiere llamarnos: ${phone}.`,
  backToTimes: 'Volver a las horas libres',
  booked: (name) => `${name}, su cita está reservada`,
  bookedFor: (patient) => `La cita de ${patient} está reservada`,
  bookedNote: 'Le enviamos un correo con esta cita.',
  driver: 'Alguien debe llevarle a casa después. Por favor, organícelo antes de venir.',
  driverFor: (patient) =>
    `Alguien debe llevar a ${patient} a casa después. Por favor, organícelo antes de venir.`,
  toCalendar: 'Añadir al calendario',
  moveIt: 'Cambiarla',
  cancelIt: 'Cancelarla',
  cancelSure: '¿Quiere cancelar esta cita? La hora quedará libre para otra persona.',
  cancelYes: 'Sí, cancelarla',
  changeUntil: (until) => `Puede cambiarla o cancelarla aquí hasta el ${until}.`,
  tooLateToChange: (phone) => `Para cambiarla o cancelarla ahora, llame al ${phone}.`,
  beganNote: (phone) => `Ya comenzó. Si surgió algo, llame al ${phone}.`,
  cancelled: 'Su cita está cancelada. Puede elegir otra hora cuando quiera.',
  hadTitle: (name) => `${name}, su siguiente paso`,
  had: (phone) => `Lo acordamos con usted por teléfono: llame al ${phone}.`,
  closedTitle: 'Esta solicitud está cerrada',
  closedNote: (phone) => `Si desea una cita, llame al ${phone}. Con gusto le ayudamos.`,
  lostTitle: 'Este enlace ya no funciona',
  lost: 'Los enlaces vencen con el tiempo, o el correo llegó cortado. Llame a la clínica: le buscamos una hora.',
  tooManyTitle: 'Demasiados intentos',
  tooMany: 'Espere diez minutos y abra de nuevo el enlace de su correo, o llame a la clínica.',
  failedTitle: 'No se pudo hacer',
  failed:
    'Nada ha cambiado. Vuelva atrás e inténtelo de nuevo en un momento, o llame a la clínica.',
  problems: {
    taken: 'Alguien acaba de tomar esa hora. Estas siguen libres.',
    notOffered: 'Esa hora ya no se puede reservar. Por favor, elija una de estas.',
    alreadyBooked: 'Ya tiene esta cita. Puede cambiarla si necesita otra hora.',
    tooLate: 'Ya es tarde para cambiar esta cita aquí. Por favor, llámenos.',
    changed: 'Su cita cambió mientras tanto. Así está ahora.',
    other: 'No se pudo hacer. Elija de nuevo, por favor, o llámenos.',
  },
  whenProblems: {
    empty: 'Por favor, escriba cuándo le convendría.',
    tooLong: 'Use como máximo 300 caracteres, por favor.',
  },
};

export const bookingWords: Record<Language, BookingWords> = { en, es };
