import type { LocationSettings } from '../../shared/location.ts';
import type { AppointmentKind, Concern } from '../../shared/vocabulary.ts';

const moodConcerns: readonly Concern[] = ['depression', 'anxiety', 'ptsd', 'ocd'];
const painConcerns: readonly Concern[] = [
  'restlessLegs',
  'chronicPain',
  'fibromyalgia',
  'crps',
  'migraine',
];

/**
 * How long an appointment occupies its room, in minutes: an infusion with the observation after
 * it. Where the concern doesn't say which infusion it will be, the longer one is planned.
 */
export function appointmentMinutes(
  settings: LocationSettings,
  kind: AppointmentKind,
  concern: Concern,
): number {
  if (kind === 'consultation') {
    return settings.consultationMinutes;
  }
  const mood = settings.infusionMoodMinutes + settings.infusionMoodObservationMinutes;
  const pain = settings.infusionPainMinutes + settings.infusionPainObservationMinutes;
  if (moodConcerns.includes(concern)) {
    return mood;
  }
  return painConcerns.includes(concern) ? pain : Math.max(mood, pain);
}
