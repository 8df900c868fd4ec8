import type { Selectable } from 'kysely';
import type { Location } from '../../shared/records.ts';
import type { Resource } from '../rest/resource.ts';
import { ownLocations } from '../staff/principal.ts';
import { toLocation } from './location.queries.ts';
import type { LocationTable } from './location.table.ts';

const text = { type: 'text' } as const;
const json = { type: 'json' } as const;

export const locationResource: Resource<Selectable<LocationTable>, Location> = {
  name: 'locations',
  singular: 'location',
  table: 'locations',
  fields: {
    id: { type: 'integer' },
    slug: text,
    name: text,
    timeZone: text,
    street: text,
    city: text,
    region: text,
    postalCode: text,
    phone: text,
    email: text,
    active: { type: 'boolean' },
    hours: json,
    closures: json,
    settings: json,
    version: { type: 'integer' },
  },
  defaultSort: ['name', 'ASC'],
  scope: (principal) => ownLocations(principal, 'locations.id'),
  toRecord: toLocation,
};
