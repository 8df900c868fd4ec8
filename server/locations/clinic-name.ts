import type { Location } from '../../shared/records.ts';

/** The name that patients know a clinic by; where none is set, the location's. */
export function clinicNameOf({ name, settings }: Pick<Location, 'name' | 'settings'>): string {
  return settings.clinicName || name;
}
