import { currentConsent } from '../../shared/consent.ts';
import { concernLabels } from '../../shared/labels.ts';
import type { Location } from '../../shared/records.ts';
import { type Concern, concerns, languages } from '../../shared/vocabulary.ts';
import { clinicNameOf } from '../locations/clinic-name.ts';

/** A location as any web site may show it in a form of its own. */
export function publicLocation(location: Location) {
  const { slug, name, street, city, region, postalCode, phone, timeZone } = location;
  const consent = currentConsent();
  return {
    slug,
    name,
    clinicName: clinicNameOf(location),
    street,
    city,
    region,
    postalCode,
    phone,
    timeZone,
    languages,
    concerns: concerns.map(toChoice),
    consent: { version: consent.version, channels: consent.channels, text: consent.text },
  };
}

function toChoice(value: Concern) {
  return { value, en: concernLabels.en[value], es: concernLabels.es[value] };
}
