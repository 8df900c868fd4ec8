import type { ReportName } from '../../../shared/report.ts';

/** What each figure means, in a sentence a manager understands: of whom, from when to when, without whom. */
const sentences = {
  asked:
    'Everybody who asked in these days, counted at the location where they asked. Requests that were merged into another are not counted again.',
  response:
    'Business minutes (opening hours within the contact window) from the request until a person first tried to call or wrote themselves; the automatic mail never counts. Whoever still waits, or was booked or closed before anybody tried, counts as “at least this long”. Left out: requests from a list that says nothing of calls.',
  withinTarget:
    'Of those whom a person tried to reach, or for whom the target has passed without that: how many were tried within the location’s target of business minutes, as the target stood at the time of this report. Left out: those who are still within target, or who booked or were closed before it passed, and requests from a list that says nothing of calls.',
  booked:
    'Of those for whom 30, 60 or 90 days (of 24 hours) have passed since they asked: how many booked a first visit within them. The later rates are of those who asked earlier, so they can be lower. Those who were closed stay in; those for whom the days have not passed are too early to tell and left out.',
  infused:
    'Of those for whom 30, 60 or 90 days (of 24 hours) have passed since they asked: how many had their first infusion within them. The later rates are of those who asked earlier, so they can be lower. Those who were closed stay in; those for whom the days have not passed are too early to tell and left out.',
  noShow:
    'Of the visits in these days that took place or should have: to how many nobody came. Left out: visits that were cancelled, and those of which nobody wrote down what became of them, which are counted beside it.',
  closed:
    'Of those who asked in these days: how many are closed now, by the reason that was given. Those who asked in the range before have had longer to be closed, so more of them are.',
  unmet:
    'Of those who looked for a time in these days and for whom 7 days have passed since: how many saw none in the next 14 days when they first looked, and did not book within the 7. Left out: those who had booked before they looked.',
  handedOver: 'Asked here in these days and carried on at another location. They count here.',
  takenOver:
    'Asked at another location in these days and carried on here: how many, and how many of them have booked and were infused by now. They count where they asked.',
  stages:
    'Of all who asked in these days: how many reached each stage by now, whatever way they took. Contacted is whom a person of the clinic called (reached or not), wrote to or spoke with; emailed whose mail with a booking link was accepted; came who was here for a visit. Closed ones stay among those of whom it is a share, and those who asked lately have had less time.',
  last: 'Each who asked in these days, once, at the furthest stage they reached: still open there, or closed there and why.',
  curve:
    'The share of all who asked that had reached the stage by each day (of 24 hours) since they asked, by Aalen and Johansen, with its 95 % interval. Closed before it counts as never reached; whoever is open is followed until now. Day 30 is all of the 31st period of 24 hours, so the rate within 30 days in the table can be a little lower than the curve there.',
  atRisk:
    'How many are still followed when that day begins: open, not there yet, and asked long enough ago.',
  distribution:
    'Those whom a person tried to reach, by the business minutes until the first attempt: from the first number to below the second.',
  arrivals:
    'By the hour and weekday at which they asked, on the location’s clock: of those of whom it can be said, how many were tried within target.',
  breaches:
    'Whom nobody has tried to reach, and who wait for longer than the location’s limit in business minutes.',
  shown:
    'Everybody who looked for a time at the location in these days, once, by what they saw when they first looked: days (of 24 hours) to the earliest free time, and how many free times.',
  left: 'Of those who looked for a time in these days and for whom 7 days have passed since: how many did not book within them. Left out: those who had booked before they looked.',
  looks:
    'By the hour and weekday at which they first looked, on the location’s clock: of those for whom 7 days have passed, how many left without booking.',
  rooms:
    'Opening hours of each room while it was in use, of the part of these days that has passed; taken: hours of the visits in it that were booked, took place or were missed.',
  noShowByLead:
    'No-shows among the visits in these days that took place or should have, by the days (of 24 hours) from the booking to the visit.',
  shrunk:
    'The rate drawn towards that of all own locations, as if 20 more had asked here and done as those did: with few requests chance says little about a location.',
  standardised:
    'The rate this location would have with the mix of source and concern of all own locations, from the kinds of which there are at least 5 here; kinds differ by location, so compare it with this location’s own rate only. Not told where these are fewer than half of its requests.',
  limits:
    'Around the rate of all own locations: where chance alone puts a location of that size 95, and 99.8, times of 100.',
  promises:
    'Calls promised for an hour in these days, as they are planned now: kept within the hour, done later than that, or still open.',
  done: 'Work in these days, by whoever did it.',
} as const;

type Sentence = keyof typeof sentences;

const told: Readonly<Record<ReportName, readonly Sentence[]>> = {
  overview: [
    'asked',
    'response',
    'withinTarget',
    'booked',
    'infused',
    'noShow',
    'closed',
    'unmet',
    'handedOver',
    'takenOver',
  ],
  comparison: ['asked', 'withinTarget', 'booked', 'infused', 'limits', 'shrunk', 'standardised'],
  funnel: ['asked', 'stages', 'last', 'closed'],
  'time-to-stage': ['asked', 'curve', 'atRisk', 'booked', 'infused'],
  'response-time': ['asked', 'response', 'withinTarget', 'distribution', 'arrivals', 'breaches'],
  capacity: ['shown', 'left', 'unmet', 'looks', 'rooms', 'noShowByLead'],
  trend: ['asked', 'withinTarget', 'booked', 'infused'],
  people: ['asked', 'done', 'promises', 'booked'],
};

/** What the figures of a report mean, by the names of the figures. */
export function definitionsOf(report: ReportName): Record<string, string> {
  return Object.fromEntries(told[report].map((name) => [name, sentences[name]]));
}
