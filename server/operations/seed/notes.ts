import type { CallOutcome, CloseReason } from '../../../shared/vocabulary.ts';

/** What front desk people write down: who, when, how; never anything clinical. */
export const callNotes: Record<CallOutcome, readonly string[]> = {
  reached: [
    'Wants to talk with her husband first, will decide this week.',
    'Was driving, asked us to call back tomorrow morning.',
    'Asked about parking and how long the visit takes.',
    'Friendly. Needs a ride, will ask her son.',
    'Asked for prices, I read him the sheet.',
    'Had not seen our mail, found it in the spam folder while we spoke.',
    'Prefers late afternoons because of work.',
    'Speaks Spanish at home, booked with Marisol next time.',
  ],
  voicemail: [
    'Left our name and number only.',
    'Mailbox greeting has no name, left the short message.',
    'Second message, same words.',
    '',
    '',
  ],
  noAnswer: ['Rang out.', 'Mailbox full.', '', '', ''],
  wrongNumber: ['Somebody else answered, does not know the name.', 'Number is not in service.'],
};

export const staffNotes: readonly string[] = [
  'Her daughter Ana may call for her, she said that is fine.',
  'Please do not call before 10, works nights.',
  'Sent the paper forms by mail, no printer at home.',
  'Needs the ground-floor entrance.',
  'Insurance card copied at the desk.',
  'Said the text from another clinic confused him. Ours is the Tuesday one.',
  'Moved from Laredo, new address on the forms.',
  'Will bring her neighbor as driver.',
  'Asked for a woman at the desk to call.',
  'Husband answers this phone, ask for her by first name.',
  'Prefers WhatsApp; told her we only call or write mail.',
  'Running late twice before, tell her 15 minutes earlier.',
];

export const closeNotes: Record<CloseReason, readonly string[]> = {
  noResponse: [],
  notACandidate: [],
  cost: [
    'Wants to wait until the new year.',
    'Asked about payments by month, not possible for now.',
  ],
  choseAnother: ['Found a place closer to home.', 'Went with the clinic of a friend.'],
  notInterested: ['Changed his mind, thanked us.', ''],
  duplicate: ['Same person as an earlier request under the maiden name.'],
  spam: ['Advertising, no person behind it.'],
  other: ['Moving out of Texas next month.', 'Will be abroad until summer and asks again then.'],
};
