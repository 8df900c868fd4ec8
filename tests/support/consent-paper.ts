import type { ConsentChannel, ContactPurpose } from '../../shared/vocabulary.ts';

/** What somebody said, as a person would note it down on paper. */
export type Note = {
  readonly leadId: number;
  /** The mailbox or the number that it is about. */
  readonly address: string;
  readonly channel: ConsentChannel;
  readonly purpose: ContactPurpose | 'all';
  readonly yes: boolean;
  /** Said to one of the clinic; else typed into a form, or clicked. */
  readonly toUs: boolean;
  /** When a link in a mail said it, in milliseconds: for an hour the link can take it back. */
  readonly clickedAt: number | null;
};

/** All that was noted, in order, and whom nobody may contact, by name. */
export type Paper = {
  readonly notes: readonly Note[];
  readonly stops: Readonly<Record<string, string | null>>;
};

export type PaperLead = { readonly id: number; readonly name: string; readonly address: string };

/**
 * The rule of the ledger once more, read from the paper line by line: a "no" holds for its lead and for
 * its address, a "yes" said to the clinic lifts it for both, one that was typed only for its own
 * lead's request.
 */
export function saidNo(
  { notes, stops }: Paper,
  lead: PaperLead,
  channel: ConsentChannel,
  purpose: ContactPurpose,
): boolean {
  let no = stops[lead.name] === 'doNotContact';
  if (no) {
    return true;
  }
  for (const note of notes) {
    const isAbout =
      note.channel === channel && (note.purpose === 'all' || note.purpose === purpose);
    const own = note.leadId === lead.id;
    const counts = own || note.address === lead.address;
    if (isAbout && counts && !note.yes) {
      no = true;
    } else if (isAbout && note.yes && (note.toUs ? counts : own && purpose === 'request')) {
      no = false;
    }
  }
  return no;
}
