import type { LocationInput } from '../../../shared/location.ts';
import type { Role, RoomPurpose } from '../../../shared/vocabulary.ts';

type Hours = LocationInput['hours'];

/** A clinic group that does not exist; its places are real, its addresses and numbers are not. */
export type DemoClinic = {
  readonly location: Pick<
    LocationInput,
    'slug' | 'name' | 'timeZone' | 'street' | 'city' | 'postalCode' | 'phone' | 'hours' | 'closures'
  >;
  readonly rooms: readonly (readonly [name: string, purpose: RoomPurpose])[];
  readonly pace: number;
};

export type DemoUser = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Slugs; an admin sees all. */
  readonly locations: readonly string[];
};

export const groupName = 'Alamo Infusion Group';

const days = (weekdays: readonly number[], ...spans: readonly [string, string][]): Hours =>
  weekdays.flatMap((weekday) =>
    spans.map(([opensAt, closesAt]) => ({ weekday, opensAt, closesAt })),
  );

export const demoClinics: readonly DemoClinic[] = [
  {
    location: {
      slug: 'alamo-heights',
      name: 'Alamo Heights',
      timeZone: 'America/Chicago',
      street: '4100 Quarry Garden Road, Suite 210',
      city: 'San Antonio',
      postalCode: '78209',
      phone: '+12105550100',
      hours: [
        ...days([1, 2, 3, 4], ['08:00', '12:30'], ['13:15', '17:30']),
        ...days([5], ['08:00', '14:00']),
      ],
      closures: [
        { from: '2026-11-26', to: '2026-11-27', reason: 'Thanksgiving' },
        { from: '2026-12-24', to: '2026-12-26', reason: 'Christmas' },
        { from: '2027-01-01', to: '2027-01-01', reason: 'New Year’s Day' },
      ],
    },
    rooms: [
      ['Room 1', 'consultation'],
      ['Room 2', 'any'],
      ['Infusion A', 'infusion'],
      ['Infusion B', 'infusion'],
      ['Infusion C', 'infusion'],
    ],
    pace: 14,
  },
  {
    location: {
      slug: 'stone-oak',
      name: 'Stone Oak',
      timeZone: 'America/Chicago',
      street: '900 Live Oak Crossing, Building 3',
      city: 'San Antonio',
      postalCode: '78258',
      phone: '+12105550101',
      hours: [
        ...days([1, 2, 3, 4, 5], ['09:00', '12:00'], ['13:00', '18:00']),
        ...days([6], ['09:00', '13:00']),
      ],
      closures: [
        { from: '2026-11-26', to: '2026-11-26', reason: 'Thanksgiving' },
        { from: '2026-12-24', to: '2026-12-25', reason: 'Christmas' },
        { from: '2027-01-01', to: '2027-01-01', reason: 'New Year’s Day' },
      ],
    },
    rooms: [
      ['Talk room', 'consultation'],
      ['Infusion East', 'infusion'],
      ['Infusion West', 'infusion'],
      ['Corner room', 'any'],
    ],
    pace: 30,
  },
  {
    location: {
      slug: 'el-paso',
      name: 'El Paso',
      timeZone: 'America/Denver',
      street: '77 Franklin View Drive',
      city: 'El Paso',
      postalCode: '79912',
      phone: '+19155550102',
      hours: [
        ...days([1, 3], ['10:00', '14:00'], ['15:00', '19:00']),
        ...days([2, 4], ['08:30', '12:30'], ['13:30', '17:00']),
        ...days([5], ['08:30', '13:00']),
      ],
      closures: [
        { from: '2026-11-26', to: '2026-11-28', reason: 'Thanksgiving' },
        { from: '2026-12-24', to: '2027-01-01', reason: 'Christmas and New Year' },
      ],
    },
    rooms: [
      ['Consultation', 'consultation'],
      ['Infusion 1', 'infusion'],
      ['Infusion 2', 'infusion'],
    ],
    pace: 55,
  },
];

export const demoUsers: readonly DemoUser[] = [
  { id: 'demo-valdez', name: 'Carmen Valdez', role: 'admin', locations: [] },
  {
    id: 'demo-lindqvist',
    name: 'Ruth Lindqvist',
    role: 'manager',
    locations: ['alamo-heights', 'stone-oak'],
  },
  { id: 'demo-armendariz', name: 'Sergio Armendáriz', role: 'manager', locations: ['el-paso'] },
  { id: 'demo-ortega', name: 'Marisol Ortega', role: 'frontDesk', locations: ['alamo-heights'] },
  { id: 'demo-wells', name: 'Imani Wells', role: 'frontDesk', locations: ['alamo-heights'] },
  { id: 'demo-tran', name: 'Kevin Tran', role: 'frontDesk', locations: ['stone-oak'] },
  {
    id: 'demo-castillo',
    name: 'Paloma Castillo',
    role: 'frontDesk',
    locations: ['stone-oak', 'alamo-heights'],
  },
  { id: 'demo-nunez', name: 'Teresa Núñez', role: 'frontDesk', locations: ['el-paso'] },
];
