import type { Generated } from 'kysely';
import type { RoomPurpose } from '../../shared/vocabulary.ts';

export type LocationTable = {
  id: Generated<number>;
  slug: string;
  name: string;
  timeZone: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  phone: string;
  email: string;
  active: Generated<0 | 1>;
  /** JSON: `OpeningSpan[]` */
  hours: string;
  /** JSON: `Closure[]` */
  closures: string;
  /** JSON: `LocationSettings` */
  settings: string;
  version: Generated<number>;
};

export type RoomTable = {
  id: Generated<number>;
  locationId: number;
  name: string;
  purpose: RoomPurpose;
  active: Generated<0 | 1>;
  version: Generated<number>;
};

export type UserLocationTable = { userId: string; locationId: number };

/** Who of a location was given a lead last, and when. */
export type AssignmentTurnTable = {
  userId: string;
  locationId: number;
  at: string;
};
