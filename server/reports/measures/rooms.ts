import type { CapacityGroup } from '../../../shared/report-answers.ts';
import { openSpans } from '../../locations/calendar.ts';
import type { Group } from './groups.ts';
import { periodsIn, type Span, spanOf } from './periods.ts';
import { rangeOf } from './frame.ts';
import { spansBetween, timeAfter } from './local-days.ts';
import { once, ownPlaces, type Place, type Range, type Scene } from './scene.ts';

const msPerHour = 3_600_000;

/**
 * Room hours of the part of the range that has passed: open (opening hours of each day, as they were
 * then, of each room in use) and taken by the group's visits. Groups that aren't of a location
 * share the hours of all.
 */
export function roomsOf(scene: Scene, looked: Group, visits: Group): CapacityGroup['rooms'] {
  const range = rangeOfGroup(scene, looked);
  const places = ownPlaces(scene).filter(
    ({ id }) => looked.groupBy !== 'location' || id === looked.group,
  );
  const openHours = places.reduce((sum, place) => sum + openHoursOf(scene, place, range), 0);
  const takenHours = takenHoursOf(scene, visits);
  return { openHours, takenHours, share: openHours > 0 ? takenHours / openHours : null };
}

/** The days a group is about: those of its month or week, or all. */
function rangeOfGroup(scene: Scene, { range, groupBy, group }: Group): Range {
  const isPeriod = groupBy === 'month' || groupBy === 'week';
  return (isPeriod && periodsIn(scene, range, groupBy).find(({ name }) => name === group)) || range;
}

function openHoursOf(scene: Scene, place: Place, range: Range): number {
  const { asOf } = scene.facts;
  const { start, end } = spanOf(range, place.timeZone);
  const after = once(scene, `open ${place.id}`, () => timeAfter(openTimes(scene, place)));
  const open = place.rooms.map(({ from, to }) =>
    Math.max(0, after(Math.max(start, from)) - after(Math.min(end, asOf, to))),
  );
  return open.reduce((sum, each) => sum + each, 0) / msPerHour;
}

/** When a location was open in the range, by the hours that held on each day. */
function openTimes(scene: Scene, { versions, timeZone }: Place): Span[] {
  const { start, end } = spanOf(rangeOf(scene), timeZone);
  return versions.flatMap(({ from, calendar }, index) => {
    const since = index === 0 ? start : Math.max(start, from);
    const until = Math.min(end, versions[index + 1]?.from ?? end);
    return since < until
      ? spansBetween(calendar, since, until, (date) => daySpans(calendar, date))
      : [];
  });
}

function daySpans(calendar: Parameters<typeof openSpans>[0], date: Temporal.PlainDate): Span[] {
  return openSpans(calendar, date).map((span) => ({
    start: span.start.epochMilliseconds,
    end: span.end.epochMilliseconds,
  }));
}

/** Hours of visits that were booked, took place or were missed, as far as they have passed. */
function takenHoursOf(scene: Scene, { members }: Group): number {
  const { visits, asOf } = scene.facts;
  const cancelled = visits.words.indexOf('cancelled');
  let taken = 0;
  for (const visit of members) {
    const time = Math.min(Number(visits.endsAt[visit]), asOf) - Number(visits.startsAt[visit]);
    taken += visits.status[visit] !== cancelled && time > 0 ? time : 0;
  }
  return taken / msPerHour;
}
