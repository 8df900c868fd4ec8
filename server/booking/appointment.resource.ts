import { idsBehind } from '../reports/behind.ts';
import { sql } from 'kysely';
import type { Appointment } from '../../shared/records.ts';
import { leadEmbed } from '../leads/lead.embed.ts';
import { locationEmbed } from '../locations/location.embed.ts';
import { roomEmbed } from '../locations/room.embed.ts';
import { ownLeads, type Resource } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';

export const appointmentResource: Resource<Appointment, Appointment> = {
  name: 'appointments',
  singular: 'appointment',
  table: 'appointments',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer' },
    locationId: { type: 'integer' },
    roomId: { type: 'integer' },
    kind: { type: 'text' },
    startsAt: { type: 'instant' },
    endsAt: { type: 'instant' },
    status: { type: 'text' },
    bookedBy: { type: 'text' },
    version: { type: 'integer' },
    // Those behind a figure of a report.
    counted: {
      type: 'text',
      idsFor: (ctx, viewer, value) => idsBehind(ctx, 'visits', viewer, value),
    },
  },
  defaultSort: ['startsAt', 'ASC'],
  scope: (principal) => ownLocations(principal, 'appointments.locationId'),
  embeds: {
    lead: leadEmbed('leadId'),
    location: locationEmbed('locationId'),
    room: roomEmbed('roomId'),
  },
  toRecord: (row) => row,
};

/**
 * The same to look at: who carries a lead on also sees its visits at locations that had it before.
 * What is done about a visit is done where it is.
 */
export const visitsOfLeads: Resource<Appointment, Appointment> = {
  ...appointmentResource,
  scope: (principal) => {
    const here = ownLocations(principal, 'appointments.locationId');
    const theirs = ownLeads(principal, 'appointments.leadId');
    return here && theirs && sql<boolean>`(${here} or ${theirs})`;
  },
};
