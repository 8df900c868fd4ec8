import { type RawBuilder, sql } from 'kysely';
import type { Email } from '../../shared/records.ts';
import { leadMatches } from '../db/lead-search.ts';
import { leadEmbed } from '../leads/lead.embed.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';

const text = { type: 'text' } as const;
const content = { ...text, operators: [], sortable: false, detail: true } as const;
const optionalInstant = { type: 'instant', nullable: true } as const;

/** The outbox. Mails to staff have no location, so only admins see them. */
export const emailResource: Resource<Email, Email> = {
  name: 'emails',
  singular: 'mail',
  table: 'emails',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer', nullable: true },
    locationId: { type: 'integer', nullable: true },
    template: text,
    language: text,
    to: text,
    subject: text,
    status: text,
    attempts: { type: 'integer' },
    ambiguous: { type: 'integer' },
    createdAt: { type: 'instant' },
    nextAttemptAt: optionalInstant,
    sentAt: optionalInstant,
    error: { ...text, nullable: true, operators: ['isnull'] },
    messageId: text,
    text: content,
    html: content,
  },
  defaultSort: ['createdAt', 'DESC'],
  scope: (principal) => ownLocations(principal, 'emails.locationId'),
  search: mailMatches,
  embeds: { lead: leadEmbed('leadId') },
  toRecord: (row) => row,
};

/** By the person it went to; a mail to staff by its address. */
function mailMatches(typed: string): RawBuilder<boolean> {
  const pattern = `%${typed.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql<boolean>`(
    emails."leadId" in (select leads.id from leads where ${leadMatches(typed)})
    or (emails."leadId" is null and emails."to" like ${pattern} escape '\\'))`;
}
