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

/**
 * All that was noted, in order; whom nobody may contact, by `who`; and which leads were merged, each
 * into which.
 */
export type Paper = {
  readonly notes: readonly Note[];
  readonly stops: Readonly<Record<string, string | null>>;
  readonly merged: Readonly<Record<number, PaperLead>>;
};

/** `who`: the name, and by which addresses they asked. Only a merge tells that two are one person. */
export type PaperLead = { readonly id: number; readonly who: string };

/** The lead itself, or the one that it is a part of by now. */
export function standingOn(paper: Paper, lead: PaperLead): PaperLead {
  const into = paper.merged[lead.id];
  return into ? standingOn(paper, into) : lead;
}

/** All who are one person with the one of this lead. */
export function samePerson({ merged }: Paper, { who }: PaperLead, all: readonly PaperLead[]) {
  const people = new Set([who]);
  // Twice: there are two ways in which one asks, and each may be found first.
  for (const lead of [...all, ...all]) {
    const into = merged[lead.id];
    if (into && (people.has(lead.who) || people.has(into.who))) {
      people.add(lead.who).add(into.who);
    }
  }
  return people;
}

/**
 * The rule of the ledger once more, read from the paper line by line: a "no" holds for its lead and for
 * its address, a "yes" said to the clinic lifts it for both, one that was typed only for its own
 * lead's request.
 */
export function saidNo(
  paper: Paper,
  lead: PaperLead & { readonly address: string },
  all: readonly PaperLead[],
  channel: ConsentChannel,
  purpose: ContactPurpose,
): boolean {
  if ([...samePerson(paper, lead, all)].some((who) => paper.stops[who] === 'doNotContact')) {
    return true;
  }
  const family = all.filter((each) => standingOn(paper, each).id === lead.id).map(({ id }) => id);
  let no = false;
  for (const note of paper.notes) {
    const isAbout =
      note.channel === channel && (note.purpose === 'all' || note.purpose === purpose);
    const own = note.leadId === lead.id || family.includes(note.leadId);
    const counts = own || note.address === lead.address;
    if (isAbout && counts && !note.yes) {
      no = true;
    } else if (isAbout && note.yes && (note.toUs ? counts : own && purpose === 'request')) {
      no = false;
    }
  }
  return no;
}
