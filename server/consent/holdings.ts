import type { Db } from '../db/database.ts';
import { formatPhone } from '../intake/phone.ts';
import { findLead } from '../leads/lead.queries.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import { ledgerOf } from './consent.queries.ts';
import { whatHolds } from './lead-consents.ts';
import { contactFacts } from './why-not.ts';

const channels = { email: 'mail', phone: 'calls', text: 'texts', voicemail: 'voicemail' } as const;
const actions = { given: 'yes', withdrawn: 'no', takenBack: 'taken back' } as const;
/** For what somebody may be contacted, in words. */
export const purposeWords = {
  all: 'anything',
  request: 'about the request',
  followUp: 'follow-up mails',
} as const;
/** By which means a word about contact came, in words. */
export const meansWords = {
  webForm: 'form on the web',
  api: 'form on another web site',
  staff: 'told to staff',
  phone: 'said on the phone',
  inPerson: 'said in person',
  written: 'written to us',
  unsubscribe: 'unsubscribe link in a mail',
  import: 'brought in from another system',
} as const;

type Telling<Time> = {
  readonly db: Db;
  readonly time: (at: string | null) => Time | null;
  readonly who: (actorId: string | null) => string;
};

const states = { given: 'yes', withdrawn: 'no' } as const;

/** What may be done in each way of contact, and why not. */
export async function consentInWords(db: Db, lead: LeadRow) {
  const now = whatHolds(await contactFacts(db, lead)).filter(
    ({ channel, purpose }) => purpose === 'request' || channel === 'email',
  );
  return {
    title: 'What holds now',
    columns: ['Way of contact', 'What for', 'Last word', 'May not be contacted because'],
    rows: now.map(({ channel, purpose, state, refused }) => [
      channels[channel],
      purposeWords[purpose],
      state === null ? 'nothing was said' : states[state],
      refused,
    ]),
  };
}

/** The ledger in words, every row with its wording in full. */
export async function ledgerInWords<Time>({ db, time, who }: Telling<Time>, leadId: number) {
  const rows = await ledgerOf(db, leadId);
  const lead = await findLead(db, leadId);
  const takenBack = new Map(rows.map(({ id, undoesId }) => [undoesId, id]));
  return {
    title: 'What was agreed to, and what was not',
    columns: [
      'Row',
      'When',
      'Way of contact',
      'What for',
      'Said',
      'By which means',
      'From (network address)',
      'Written down by',
      'Wording',
      'Remark',
    ],
    rows: rows.map((row) => [
      row.id,
      time(row.at),
      channels[row.channel],
      purposeWords[row.purpose],
      actions[row.action],
      meansWords[row.means],
      row.originAddress,
      who(row.actorId),
      row.wording === null
        ? null
        : `Version ${row.wordingVersion} (${row.language}): ${row.wording}`,
      remark(row.undoesId, takenBack.get(row.id)),
    ]),
    reach: `Mail: ${lead?.email ?? 'none'}. Phone: ${lead?.phone ? formatPhone(lead.phone) : 'none'}.`,
  };
}

function remark(undoes: number | null, undoneBy: number | undefined): string | null {
  if (undoes !== null) {
    return `Takes back row ${undoes}, which was a mistake.`;
  }
  return undoneBy === undefined ? null : `Was a mistake: taken back by row ${undoneBy}.`;
}
