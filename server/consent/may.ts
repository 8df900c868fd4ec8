import type { ConsentChannel, ContactPurpose, TaskKind } from '../../shared/vocabulary.ts';
import type { LeadRow } from '../leads/lead.table.ts';

/** The last word of one kind that the ledger has on a person. */
export type Word = {
  readonly channel: ConsentChannel;
  readonly purpose: ContactPurpose | 'all';
  readonly action: 'given' | 'withdrawn';
  /** Said about this very lead, or one merged into it; else about the same address or number. */
  readonly own: 0 | 1;
  /** The person said it to one of us: nobody else can have typed their address into a form. */
  readonly vouched: 0 | 1;
  /** Said about the address or number that the lead has now; else about an earlier one of its. */
  readonly here: 0 | 1;
  /** The row: a later word has the greater one. */
  readonly last: number;
};

/** All by which it is decided whether a person may be contacted. */
export type ContactFacts = {
  readonly lead: Pick<LeadRow, 'status' | 'contactStop' | 'mergedIntoId' | 'erasedAt' | 'email'>;
  readonly words: readonly Word[];
};

export type Contact = {
  readonly channel: ConsentChannel;
  readonly purpose: ContactPurpose;
  /** Nobody thinks of the person at that moment: not during a crisis. */
  readonly automatic?: boolean;
  /** A closed lead still hears that its appointment is cancelled. */
  readonly evenClosed?: boolean;
};

/**
 * The one question that every sender and every maker of tasks asks: why this person may not be
 * contacted in this way, in a sentence for staff; null where they may be. Pure.
 */
export function whyNotContact(facts: ContactFacts, contact: Contact): string | null {
  const { lead, words } = facts;
  const { channel, purpose } = contact;
  if (lead.erasedAt !== null) {
    return 'The data of this person were erased.';
  }
  if (lead.mergedIntoId !== null) {
    return 'This lead was merged into another one; write to that one.';
  }
  if (lead.status === 'closed' && contact.evenClosed !== true) {
    const act = channel === 'email' ? 'write to' : 'contact';
    return `This lead is closed. Reopen it to ${act} this person.`;
  }
  if (lead.contactStop === 'crisis' && contact.automatic === true) {
    return 'Automatic contact with this person is paused.';
  }
  if (channel === 'email' && lead.email === null && lead.contactStop !== 'doNotContact') {
    return 'There is no mail address for this person.';
  }
  return (
    whySaidNo(facts, channel, purpose) ??
    (channel === 'email' && purpose === 'followUp' && wordOn(words, channel, purpose) !== 'given'
      ? 'This person has not agreed to be mailed.'
      : null)
  );
}

/** Only what the person themself has said: by what they said, nobody contacts them. */
export function whySaidNo(
  { lead, words }: ContactFacts,
  channel: ConsentChannel,
  purpose: ContactPurpose,
): string | null {
  if (lead.contactStop === 'doNotContact') {
    return 'This person asked not to be contacted.';
  }
  return wordOn(words, channel, purpose) === 'withdrawn' ? saidNo[channel] : null;
}

const saidNo: Record<ConsentChannel, string> = {
  email: 'This person asked not to be mailed.',
  phone: 'This person asked not to be called.',
  text: 'This person asked for no texts.',
  voicemail: 'This person asked for no voicemail.',
};

/**
 * What holds of all that was said about a way of contact; null: nothing was said.
 *
 * A "no" counts for the person and not for the lead: whoever's lead it was said about, it holds for
 * every lead of that mail address or phone number; and it stays with its lead when that gets another
 * address. The latest word holds, but not everybody's "yes" lifts a "no". One said to staff does, for
 * whichever lead of the address. A form can be filled in by anybody with a foreign address: it lifts
 * a "no" only for its own lead and only for the answer to the request itself (`request`), never for
 * what nobody waits for (`followUp`). What was said about an earlier address lifts nothing that was
 * said about this one. An agreement is given for one's own lead alone.
 */
export function wordOn(
  words: readonly Word[],
  channel: ConsentChannel,
  purpose: ContactPurpose,
): 'given' | 'withdrawn' | null {
  const said = words.filter(
    (each) => each.channel === channel && (each.purpose === purpose || each.purpose === 'all'),
  );
  const no = said.filter(({ action }) => action === 'withdrawn');
  const yes = said.filter(({ action }) => action === 'given');
  const own = yes.filter(isOwn);
  const lifting = yes.filter(
    (each) => each.vouched === 1 || (isOwn(each) && purpose === 'request'),
  );
  const refusedHere = last(no.filter(isHere)) > last(lifting.filter(isHere));
  if (refusedHere || last(no.filter(isOwn)) > last(lifting)) {
    return 'withdrawn';
  }
  return own.length > 0 ? 'given' : null;
}

const isOwn = (word: Word) => word.own === 1;
const isHere = (word: Word) => word.here === 1;
const last = (words: readonly Word[]) => Math.max(0, ...words.map((word) => word.last));

/** How a task of this kind reaches the person; null: it doesn't. */
export function channelOf(kind: TaskKind): ConsentChannel | null {
  switch (kind) {
    case 'call':
    case 'rebook':
      return 'phone';
    case 'text':
    case 'email':
      return kind;
    case 'review':
    case 'other':
      return null;
  }
}
