import type { Context } from '../context.ts';
import { type Principal, requireRole } from '../staff/principal.ts';
import type { Behind } from './thread-messages.ts';

/** What a figure can be about: leads, visits, what staff did (activities), what they promised (tasks). */
type Counted = 'leads' | 'visits' | 'work' | 'promises';

/**
 * The ids behind a figure, as far as this person may count them; null: the text is of no figure, or
 * of a time that nobody knows yet.
 * @throws HttpError 403 for the front desk
 */
export async function idsBehind(
  { reports, clock }: Context,
  what: Counted,
  principal: Principal,
  counted: string,
): Promise<readonly number[] | null> {
  requireRole(principal, 'manager');
  const { locationIds } = principal;
  const question: Behind = { counted, locationIds, now: clock.now().epochMilliseconds };
  return reports.behind(what, question);
}
