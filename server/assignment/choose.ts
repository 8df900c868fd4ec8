/** Somebody who could take a new lead. */
export type Candidate = {
  readonly id: string;
  readonly away: boolean;
  /** Signed in and active today. */
  readonly in: boolean;
  readonly languages: readonly string[];
  /** Leads in hand. */
  readonly open: number;
  /** ISO instant of the last lead given in turn; empty: never. */
  readonly lastTurn: string;
};

export type Choice = {
  readonly chosen: Candidate | null;
  readonly reason: string;
  /** Who was passed over, each with why. */
  readonly passed: readonly { readonly userId: string; readonly why: string }[];
};

/**
 * Whose turn it is: among those who are in, who speaks the person's language, then who has the
 * fewest leads in hand, then who waited longest for one. Pure.
 */
export function choose(
  candidates: readonly Candidate[],
  languageName: string,
  language: string,
): Choice {
  const out = candidates.filter((each) => each.away || !each.in);
  const here = candidates.filter((each) => !out.includes(each));
  const fluent = here.filter((each) => each.languages.includes(language));
  const pool = fluent.length > 0 ? fluent : here;
  const [chosen = null] = pool.toSorted(
    (a, b) => a.open - b.open || a.lastTurn.localeCompare(b.lastTurn) || a.id.localeCompare(b.id),
  );
  const others = here.filter((each) => !pool.includes(each));
  return {
    chosen,
    reason: chosen ? reasonOf(chosen, pool, fluent.length > 0, languageName) : '',
    passed: [
      ...out.map(({ id, away }) => ({ userId: id, why: away ? 'away' : 'not in today' })),
      ...others.map(({ id }) => ({ userId: id, why: `does not speak ${languageName}` })),
    ],
  };
}

function reasonOf(
  chosen: Candidate,
  pool: readonly Candidate[],
  fluent: boolean,
  languageName: string,
): string {
  const tongue = fluent ? `speaks ${languageName}, ` : '';
  const alone = pool.length === 1 ? 'the only one in' : `has the fewest in hand (${chosen.open})`;
  return `In turn: ${tongue}${alone}.`;
}
