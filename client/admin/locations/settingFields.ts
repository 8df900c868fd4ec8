import type { LocationSettings } from '../../../shared/location.ts';

type NumberKey = {
  [Key in keyof LocationSettings]: LocationSettings[Key] extends number ? Key : never;
}[keyof LocationSettings];

export type SettingField = { key: NumberKey; label: string; help: string };

/** The figures of booking, each with its reason. */
export const bookingFields: readonly SettingField[] = [
  {
    key: 'consultationMinutes',
    label: 'Consultation, minutes',
    help: 'Clinics use 15, 20 or 30 minutes for a first talk.',
  },
  {
    key: 'slotStepMinutes',
    label: 'A time begins every … minutes',
    help: 'Counted from opening: with 30, people choose 8:00, 8:30 and so on.',
  },
  {
    key: 'infusionMoodMinutes',
    label: 'Infusion for mood, minutes',
    help: 'Usually 40 to 60 minutes.',
  },
  {
    key: 'infusionMoodObservationMinutes',
    label: 'Observation after it, minutes',
    help: 'The room stays taken. Usually 15 to 60 minutes.',
  },
  {
    key: 'infusionPainMinutes',
    label: 'Infusion for pain and restless legs, minutes',
    help: 'Usually 2 to 4 hours.',
  },
  {
    key: 'infusionPainObservationMinutes',
    label: 'Observation after it, minutes',
    help: 'The room stays taken.',
  },
  {
    key: 'bookingNoticeMinutes',
    label: 'Notice needed to book, minutes',
    help: 'Patients can’t book sooner than this from now. 240 is 4 hours. Staff can.',
  },
  {
    key: 'changeNoticeMinutes',
    label: 'Notice needed to cancel or move, minutes',
    help: 'Later than this, patients are asked to call. 1,440 is 24 hours, the usual.',
  },
  {
    key: 'horizonDays',
    label: 'Bookable days ahead',
    help: 'The farther off a visit, the more people miss it.',
  },
  {
    key: 'longWaitDays',
    label: 'A long wait, more days than',
    help: 'A consultation so long after the request is marked, so that somebody looks for an earlier one.',
  },
  {
    key: 'holdMinutes',
    label: 'Hold on a chosen time, minutes',
    help: 'So long a time is kept while the person confirms.',
  },
];

/** The figures of the response clock, each with its reason. */
export const responseFields: readonly SettingField[] = [
  {
    key: 'responseTargetMinutes',
    label: 'First call within, business minutes',
    help: 'Whoever calls within the hour is far likelier to have a real conversation.',
  },
  {
    key: 'responseBreachMinutes',
    label: 'Too late after, business minutes',
    help: 'Counts only while you are open and people may be called.',
  },
];

/** The figures of the follow-up, each with its reason. */
export const followUpFields: readonly SettingField[] = [
  {
    key: 'secondCallMinutes',
    label: 'Second call of the first day, minutes later',
    help: '30 to 60 is usual; 0 leaves it out. Whoever was spoken to is not called twice a day.',
  },
  {
    key: 'suggestCloseDay',
    label: 'Ask whether to close, day',
    help: 'Three weeks without an answer is enough; a person always confirms.',
  },
  {
    key: 'escalateUnassignedMinutes',
    label: 'Nobody’s for so long goes to the manager, business minutes',
    help: '240 is half a working day. Untried at closing time goes there too.',
  },
];
