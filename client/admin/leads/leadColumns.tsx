import type { MouseEvent, ReactNode } from 'react';
import { LinkBase as Link } from 'react-admin';
import { languageLabels, sourceLabels } from '../../../shared/labels.ts';
import type { LeadColumn } from '../../../shared/lead-columns.ts';
import type { Lead } from '../../../shared/records.ts';
import { leadName } from '../format/leadName.ts';
import { formatPhone } from '../format/phone.ts';
import { formatAsked } from '../format/time.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { ContactStopMark } from '../ui/ContactStopMark.tsx';
import { attemptsWords, prefersWords } from './leadWords.ts';
import { NextStepMark } from './NextStepMark.tsx';
import { StatusMark } from './StatusMark.tsx';
import { WaitingMark } from './WaitingMark.tsx';

/** What cells need to know beside the lead. */
export type Known = {
  now: string;
  zoneOf: (locationId: number) => string;
  placeOf: (locationId: number) => string;
  nameOf: (userId: string | null) => string | undefined;
};

type Column = {
  /** The order of the first click on the heading; without: it can't be sorted by. */
  sort?: 'ASC' | 'DESC';
  cell: (lead: Lead, known: Known) => ReactNode;
};

export const columns: Record<LeadColumn, Column> = {
  nextStepAt: {
    sort: 'ASC',
    cell: (lead, { zoneOf, now }) => (
      <NextStepMark lead={lead} zone={zoneOf(lead.locationId)} now={now} />
    ),
  },
  lastName: { sort: 'ASC', cell: nameLink },
  status: { cell: (lead) => <StatusMark {...lead} /> },
  requestedAt: { sort: 'DESC', cell: (lead, known) => moment(lead.requestedAt, lead, known) },
  firstContactAt: { cell: (lead, { now }) => <WaitingMark lead={lead} now={now} /> },
  attempts: { sort: 'ASC', cell: attemptsWords },
  preferredContact: { cell: prefersWords },
  assigneeId: {
    cell: ({ assigneeId }, { nameOf }) => {
      const name = nameOf(assigneeId);
      return name === undefined ? null : <Avatar name={name} />;
    },
  },
  locationId: { cell: ({ locationId }, { placeOf }) => placeOf(locationId) },
  phone: { cell: ({ phone }) => (phone === null ? null : formatPhone(phone)) },
  email: { cell: ({ email }) => email },
  language: { cell: ({ language }) => languageLabels[language] },
  source: { cell: ({ source }) => sourceLabels[source] },
  reference: { cell: ({ reference }) => reference },
  emailedAt: { sort: 'DESC', cell: (lead, known) => moment(lead.emailedAt, lead, known) },
  bookedAt: { sort: 'DESC', cell: (lead, known) => moment(lead.bookedAt, lead, known) },
};

function moment(at: string | null, { locationId }: Lead, { zoneOf, now }: Known): string {
  return at === null ? '' : formatAsked(at, zoneOf(locationId), now);
}

function nameLink(lead: Lead) {
  return (
    <>
      <Link
        to={`/leads/${lead.id}/show`}
        data-row
        onClick={(event: MouseEvent) => event.stopPropagation()}
        style={{ color: 'inherit', fontWeight: 650, textDecoration: 'none' }}
      >
        {leadName(lead)}
      </Link>{' '}
      <ContactStopMark stop={lead.contactStop} />
    </>
  );
}
