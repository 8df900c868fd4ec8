import { idsBehind } from '../reports/behind.ts';
import { sql } from 'kysely';
import type { Lead } from '../../shared/records.ts';
import { leadMatches } from '../db/lead-search.ts';
import { locationEmbed } from '../locations/location.embed.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';
import { userEmbed } from '../staff/user.embed.ts';
import type { LeadRow } from './lead.table.ts';

const text = { type: 'text' } as const;
const optionalText = { type: 'text', nullable: true } as const;
const instant = { type: 'instant', nullable: true } as const;

export const leadResource: Resource<LeadRow, Lead> = {
  name: 'leads',
  singular: 'lead',
  table: 'leads',
  fields: {
    id: { type: 'integer' },
    reference: text,
    locationId: { type: 'integer' },
    askedLocationId: { type: 'integer', nullable: true },
    firstName: text,
    lastName: text,
    email: optionalText,
    phone: optionalText,
    preferredContact: text,
    bestTime: { ...optionalText, operators: ['isnull'] },
    language: text,
    concern: text,
    message: { ...optionalText, operators: ['isnull'], sortable: false },
    howHeard: optionalText,
    requesterName: optionalText,
    requesterRelation: optionalText,
    source: text,
    sourceDetails: { type: 'json' },
    status: text,
    statusBeforeClose: optionalText,
    closeReason: optionalText,
    assigneeId: optionalText,
    voicemailOk: { type: 'boolean', nullable: true },
    okToTalkTo: optionalText,
    formsSentAt: instant,
    formsReceivedAt: instant,
    clinicalReview: optionalText,
    driverConfirmed: { type: 'boolean' },
    requestedAt: { type: 'instant' },
    emailedAt: instant,
    bookedAt: instant,
    infusedAt: instant,
    closedAt: instant,
    firstContactAt: instant,
    dueAt: instant,
    breachAt: instant,
    attempts: { type: 'integer' },
    nextStepAt: instant,
    nextStep: optionalText,
    escalateAt: instant,
    nextMailAt: instant,
    contactStop: optionalText,
    mergedIntoId: { type: 'integer', nullable: true },
    erasedAt: instant,
    version: { type: 'integer' },
    // Those behind a figure of a report.
    counted: {
      type: 'text',
      idsFor: (ctx, viewer, value) => idsBehind(ctx, 'leads', viewer, value),
    },
  },
  defaultSort: ['requestedAt', 'DESC'],
  scope: (principal) => ownLocations(principal, 'leads.locationId'),
  search: leadMatches,
  // What was merged into another lead is counted there.
  leftOut: {
    field: 'mergedIntoId',
    others: sql`leads."mergedIntoId" is null`,
    these: sql`leads."mergedIntoId" is not null`,
  },
  embeds: {
    location: locationEmbed('locationId'),
    assignee: userEmbed('assigneeId'),
  },
  toRecord,
};

function toRecord(row: LeadRow): Lead {
  return {
    ...row,
    sourceDetails: JSON.parse(row.sourceDetails) as Record<string, string>,
    voicemailOk: row.voicemailOk === null ? null : row.voicemailOk === 1,
    driverConfirmed: row.driverConfirmed === 1,
  };
}
