import type { AppointmentStatus } from '../../../shared/vocabulary.ts';
import { both, emptyMarks, fieldsOf, having, type Marks, type Pattern, put } from './marks.ts';
import { msPerDay, once, type Scene } from './scene.ts';
import { leadTimeSteps, stepNamed, stepOf } from './steps.ts';

const fields = fieldsOf({
  /** It took place or should have: completed, or a no-show. */
  held: 1,
  noShow: 1,
  /** Over, and nobody wrote down what became of it. */
  unmarked: 1,
  /** Step of the days from the booking, counted from 1; 0: it isn't known when it was booked. */
  lead: 3,
});

function visitMarks(scene: Scene): Marks {
  return once(scene, 'visit marks', markVisits);
}

function markVisits(scene: Scene): Marks {
  const { visits, asOf } = scene.facts;
  const wordOf = (status: AppointmentStatus) => visits.words.indexOf(status);
  const [completed, noShow, booked] = [wordOf('completed'), wordOf('noShow'), wordOf('booked')];
  const { status, startsAt, endsAt, bookedAt, count } = visits;
  const marks = emptyMarks(fields, count);
  for (let visit = 0; visit < count; visit++) {
    const is = Number(status[visit]);
    const days = Math.floor((Number(startsAt[visit]) - Number(bookedAt[visit])) / msPerDay);
    const isNoShow = is >= 0 && is === noShow;
    marks.of[visit] =
      put(fields.held, isNoShow || (is >= 0 && is === completed)) |
      put(fields.noShow, isNoShow) |
      put(fields.unmarked, is >= 0 && is === booked && Number(endsAt[visit]) <= asOf) |
      put(fields.lead, stepOf(leadTimeSteps, Math.max(0, days)));
  }
  return marks;
}

/** Shares that are told of visits: with a number of days, of those booked so long before. */
const figures = ['held', 'noShow', 'unmarked'] as const;
export type VisitFigure = (typeof figures)[number];

/** The pattern of a figure about visits; null: there is no such figure. */
export function visitFigure(scene: Scene, name: string, parts: readonly string[]): Pattern | null {
  const marks = visitMarks(scene);
  if (name === 'all') {
    return { marks, mask: 0, value: 0 };
  }
  const figure = figures.find((each) => each === name);
  if (figure === undefined) {
    return null;
  }
  const pattern = having(marks, fields[figure]);
  if (parts[0] === undefined) {
    return pattern;
  }
  const step = stepNamed(leadTimeSteps, parts[0]);
  return step === null ? null : both(pattern, having(marks, fields.lead, step));
}
