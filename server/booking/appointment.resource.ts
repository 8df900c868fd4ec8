import type { Appointment } from '../../shared/records.ts';
import { leadEmbed } from '../leads/lead.embed.ts';
import { locationEmbed } from '../locations/location.embed.ts';
import { roomEmbed } from '../locations/room.embed.ts';
import type { Resource } from '../rest/resource.ts';
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
