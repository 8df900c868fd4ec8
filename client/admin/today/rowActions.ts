import type { TodayRow, TodaySection } from '../../../shared/today.ts';

/** What opens a form; `postpone` the one for any day. */
export type FormAction = 'logCall' | 'book' | 'close' | 'assign' | 'postpone';
export type RowAction = Exclude<FormAction, 'postpone'> | 'later' | 'notYet';

/** What fits a row, the first thing to do first. */
export function rowActions({ what }: Pick<TodayRow, 'what'>, section: TodaySection): RowAction[] {
  if (section === 'noShows') {
    return ['logCall', 'book', 'later'];
  }
  if (section === 'unconfirmed') {
    return ['logCall'];
  }
  if (section === 'escalated') {
    return ['assign', 'logCall'];
  }
  return what === 'review' ? ['close', 'notYet'] : ['logCall', 'later'];
}
