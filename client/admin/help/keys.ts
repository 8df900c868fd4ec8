export type KeyWords = { keys: string; words: string };
export type KeyGroup = { title: string; keys: readonly KeyWords[] };

/** Every key of the dashboard, in words. Who gives a page a key writes it down here. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      { keys: '/', words: 'Find a person' },
      { keys: 'Ctrl K', words: 'The same, while you type too' },
      { keys: 'Esc Esc', words: 'Cover the screen' },
      { keys: 'U', words: 'Take back what a message says was done' },
      { keys: 'E', words: 'Whom to call in an emergency; pause contact with a person' },
      { keys: '?', words: 'These keys' },
    ],
  },
  {
    title: 'Today',
    keys: [
      { keys: 'Q', words: 'Work the queue' },
      { keys: 'J, K', words: 'Down and up, as the arrows do' },
      { keys: 'Enter', words: 'Open' },
    ],
  },
  {
    title: 'The queue',
    keys: [
      { keys: '1', words: 'No answer' },
      { keys: '2', words: 'Left a voicemail' },
      { keys: '3', words: 'Reached: a note, and when to call back' },
      { keys: '4', words: 'Book one of the free times' },
      { keys: '5', words: 'Wrong number' },
      { keys: 'D', words: 'Done: what no call settles, such as a mail to write' },
      { keys: 'N', words: 'Write a note and stay' },
      { keys: 'S', words: 'Later: in an hour, tomorrow, next week, any day' },
      { keys: 'C', words: 'Close, with the reason' },
      { keys: 'P', words: 'What they said about mail, calls, texts and voicemail' },
      { keys: '→', words: 'Leave the lead as it is and see the next' },
      { keys: 'U', words: 'Take back what the line on top tells, for 10 minutes' },
      { keys: 'Esc', words: 'Leave the queue' },
    ],
  },
  {
    title: 'A person found',
    keys: [
      { keys: 'Enter', words: 'Open' },
      { keys: '→', words: 'What can be done' },
      { keys: '1', words: 'Called: no answer' },
      { keys: '2', words: 'Called: left voicemail' },
      { keys: '3', words: 'Called: reached' },
      { keys: '5', words: 'Called: wrong number' },
      { keys: 'L', words: 'Log a call with a note' },
      { keys: 'S', words: 'Send a link' },
      { keys: 'B', words: 'Book' },
    ],
  },
  {
    title: 'The list of leads',
    keys: [
      { keys: 'J, K', words: 'Down and up, as the arrows do' },
      { keys: 'Enter', words: 'Open' },
      { keys: 'X', words: 'Select' },
      { keys: 'N', words: 'New lead' },
    ],
  },
  {
    title: 'A lead',
    keys: [
      { keys: 'L', words: 'Log a call' },
      { keys: 'P', words: 'What they said about mail, calls, texts and voicemail' },
    ],
  },
  { title: 'The calendar', keys: [{ keys: 'T', words: 'Go to today' }] },
];
