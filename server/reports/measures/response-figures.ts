import { businessMinutesBetween } from '../../locations/business-time.ts';
import { type Group, momentOf } from './cohort.ts';
import { calendarAt, once, type Scene } from './scene.ts';

type Test = (lead: number) => boolean;

export type ResponseFigure =
  /** A human tried; nobody did and somebody should; it was over before; it isn't known. */
  | 'attempted'
  | 'waiting'
  | 'ended'
  | 'unknown'
  /** Tried within target, or not and the target has passed: those of whom it can be said. */
  | 'decided'
  | 'withinTarget'
  /** Waiting for longer than the location's breach. */
  | 'breach'
  /** Attempted after so many business minutes: from, and below; without end: and more. */
  | `minutes:${number}-${number | ''}`
  /** Asked on this weekday (1: Monday) at this hour of the location; of those, decided, within target. */
  | `arrived:${number}-${number}`
  | `arrivedWithin:${number}-${number}`;

/** The test of a figure about how fast people were answered; null: there is no such figure. */
export function responseFigure(scene: Scene, group: Group, figure: string): Test | null {
  const { leads } = scene.facts;
  const [name = '', detail = ''] = figure.split(':');
  const [first = 0, second] = detail
    .split('-')
    .map((text) => (text === '' ? undefined : Number(text)));
  switch (name) {
    case 'attempted':
      return (lead) => isAttempted(scene, lead);
    case 'waiting':
      return (lead) => isWaiting(scene, lead);
    case 'ended':
      return (lead) => Number(leads.endedMinutes[lead]) >= 0;
    case 'unknown':
      return (lead) => leads.responseUnknown[lead] === 1;
    case 'decided':
      return (lead) => isDecided(scene, lead);
    case 'withinTarget':
      return (lead) => isWithinTarget(scene, lead);
    case 'breach':
      return (lead) =>
        isWaiting(scene, lead) && waitedMinutes(scene, lead) > limitsOf(scene, lead).breach;
    case 'minutes':
      return (lead) => liesIn(Number(leads.attemptMinutes[lead]), first, second);
    case 'arrived':
    case 'arrivedWithin':
      return arrived(scene, group, name === 'arrivedWithin', first, second ?? -1);
    default:
      return null;
  }
}

function isAttempted({ facts: { leads } }: Scene, lead: number): boolean {
  return Number(leads.attemptMinutes[lead]) >= 0;
}

export function isWaiting({ facts: { leads } }: Scene, lead: number): boolean {
  return (
    Number(leads.attemptMinutes[lead]) < 0 &&
    Number(leads.endedMinutes[lead]) < 0 &&
    leads.responseUnknown[lead] !== 1
  );
}

/**
 * How long somebody was waited for, in business minutes: until the attempt, until it was over, or
 * until now. -1: it isn't known.
 */
export function waitedMinutes(scene: Scene, lead: number): number {
  const { leads, asOf } = scene.facts;
  const attempted = Number(leads.attemptMinutes[lead]);
  const ended = Number(leads.endedMinutes[lead]);
  if (attempted >= 0 || ended >= 0) {
    return Math.max(attempted, ended);
  }
  const place = scene.places.locations.get(Number(leads.locationId[lead]));
  if (leads.responseUnknown[lead] === 1 || !place) {
    return -1;
  }
  return once(scene, `waited ${lead}`, () =>
    businessMinutesBetween(
      calendarAt(place, asOf),
      Temporal.Instant.fromEpochMilliseconds(Number(leads.requestedAt[lead])),
      Temporal.Instant.fromEpochMilliseconds(asOf),
    ),
  );
}

/** Target and breach of the location, as they stood. */
function limitsOf(scene: Scene, lead: number): { target: number; breach: number } {
  const { leads, asOf } = scene.facts;
  const id = Number(leads.locationId[lead]);
  return once(scene, `limits ${id}`, () => {
    const place = scene.places.locations.get(id);
    const settings = place && calendarAt(place, asOf).settings;
    return {
      target: settings?.responseTargetMinutes ?? 0,
      breach: settings?.responseBreachMinutes ?? 0,
    };
  });
}

function isWithinTarget(scene: Scene, lead: number): boolean {
  const minutes = Number(scene.facts.leads.attemptMinutes[lead]);
  return minutes >= 0 && minutes <= limitsOf(scene, lead).target;
}

/** Who is still within target may yet be called in time; whoever booked before needed no call. */
function isDecided(scene: Scene, lead: number): boolean {
  return isAttempted(scene, lead) || waitedMinutes(scene, lead) > limitsOf(scene, lead).target;
}

function liesIn(minutes: number, from: number, to: number | undefined): boolean {
  return minutes >= from && (to === undefined || minutes < to);
}

function arrived(scene: Scene, group: Group, within: boolean, weekday: number, hour: number): Test {
  const cell = hourCells(scene, group);
  const wanted = weekday * 24 + hour;
  return (lead) =>
    cell(lead) === wanted && (within ? isWithinTarget(scene, lead) : isDecided(scene, lead));
}

/** Weekday (1: Monday) × 24 + hour at which a lead of the group came, by the clock of the place. */
export function hourCells(scene: Scene, { kind, range }: Group): (lead: number) => number {
  const { leads, looks } = scene.facts;
  const at = momentOf(scene, kind, range);
  const known = once(
    scene,
    `hours ${kind} ${range.from} ${range.to}`,
    () => new Map<number, number>(),
  );
  const zoneOf = (lead: number) => {
    void looks;
    return scene.places.locations.get(Number(leads.locationId[lead]))?.timeZone ?? 'UTC';
  };
  return (lead) => {
    const cell = known.get(lead) ?? hourCell(at(lead), zoneOf(lead));
    known.set(lead, cell);
    return cell;
  };
}

function hourCell(at: number, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  return local.dayOfWeek * 24 + local.hour;
}
