import type { Selectable } from 'kysely';
import type { Room } from '../../shared/records.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';
import { locationEmbed } from './location.embed.ts';
import type { RoomTable } from './location.table.ts';
import { toRoom } from './room.queries.ts';

export const roomResource: Resource<Selectable<RoomTable>, Room> = {
  name: 'rooms',
  singular: 'room',
  table: 'rooms',
  fields: {
    id: { type: 'integer' },
    locationId: { type: 'integer' },
    name: { type: 'text' },
    purpose: { type: 'text' },
    active: { type: 'boolean' },
    version: { type: 'integer' },
  },
  defaultSort: ['name', 'ASC'],
  scope: (principal) => ownLocations(principal, 'rooms.locationId'),
  embeds: { location: locationEmbed('locationId') },
  toRecord: toRoom,
};
