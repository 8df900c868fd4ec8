import type { Location } from '../../shared/records.ts';

/** The web sites (as origins) that may show the form or post requests for these locations. */
export function allowedOrigins(locations: readonly Location[]): string[] {
  const all = locations.flatMap((each) => each.settings.allowedOrigins);
  return [...new Set(all.map((url) => new URL(url).origin))];
}
