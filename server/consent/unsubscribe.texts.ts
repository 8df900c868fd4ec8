import type { Language } from '../../shared/vocabulary.ts';

type Words = {
  readonly title: string;
  readonly ask: string;
  readonly button: string;
  readonly doneTitle: string;
  readonly done: string;
  readonly mistake: string;
  readonly backTitle: string;
  readonly back: string;
  readonly tooLateTitle: string;
  readonly tooLate: string;
};

/** What the page behind "no more mails like this" says. */
export const unsubscribeWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'No more mails from us?',
    ask: 'We then write to this address no more, from none of our clinics. If you have an appointment, please remember it yourself, or call us.',
    button: 'Stop the mails',
    doneTitle: 'We write no more mails',
    done: 'This address gets no more mails from us. If you change your mind, call us or ask again on our web site.',
    mistake: 'I clicked by mistake',
    backTitle: 'We go on writing to you',
    back: 'Everything is as it was before you clicked.',
    tooLateTitle: 'There is nothing to take back',
    tooLate: 'If you want mails from us, please call us: we write it down at once.',
  },
  es: {
    title: '¿No quiere más correos nuestros?',
    ask: 'Ya no escribiremos a esta dirección desde ninguna de nuestras clínicas. Si tiene una cita, por favor recuérdela usted o llámenos.',
    button: 'No quiero más correos',
    doneTitle: 'Ya no le escribiremos',
    done: 'Esta dirección no recibirá más correos nuestros. Si cambia de opinión, llámenos o escríbanos de nuevo en nuestra página.',
    mistake: 'Fue un error mío',
    backTitle: 'Le seguiremos escribiendo',
    back: 'Todo está como antes de que hiciera clic.',
    tooLateTitle: 'No hay nada que deshacer',
    tooLate: 'Si quiere recibir correos nuestros, por favor llámenos: lo anotamos al momento.',
  },
};
