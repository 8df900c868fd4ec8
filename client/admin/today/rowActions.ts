import type { TodayRow, TodaySection } from '../../../shared/today.ts';

/** What opens a form; `postpone` the one for any day. */
export type FormAction = 'logCall' | 'book' | 'close' | 'assign' | 'postpone';
export type RowAction = Exclude<FormAction, 'postpone'> | 'done' | 'later' | 'notYet';

/** What fits a row, the first thing to do first. */
export function rowActions({ what }: Pick<TodayRow, 'what'>, section: TodaySection): RowAction[] {
  if (what === 'rebook') {
    return ['logCall', 'book', 'later'];
  }
  if (section === 'unconfirmed') {
    return ['logCall'];
  }
  if (section === 'escalated') {
    return ['assign', 'logCall'];
  }
  if (what === 'review') {
    return ['close', 'notYet'];
  }
  return what === 'call' ? ['logCall', 'later'] : ['done', 'later'];
}
