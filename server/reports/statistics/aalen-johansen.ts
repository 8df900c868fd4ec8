import { eventsOf, type RiskSet, riskSets, type TimeCounts } from './risk-sets.ts';

/** How likely one kind of event is by a time, as a fraction, and the variance of that. */
export type Incidence = { readonly incidence: number; readonly variance: number };

export type IncidenceStep = RiskSet & {
  /** The share without any event so far. */
  readonly survival: number;
  /** One for each kind of event, in the order of `events`. */
  readonly kinds: readonly Incidence[];
};

/**
 * The cumulative incidence of each kind of event where the kinds exclude each other: at each time
 * tᵢ with an event, F_k(tᵢ) = F_k(tᵢ₋₁) + S(tᵢ₋₁)·d_ki/nᵢ and S(tᵢ) = S(tᵢ₋₁)·(1 − dᵢ/nᵢ), with nᵢ at
 * risk, d_ki events of kind k and dᵢ of any. Σ_k F_k + S is 1 at all times.
 * Source: Aalen & Johansen, Scandinavian Journal of Statistics 5 (1978), 141–150.
 *
 * Its variance is that of the delta method, for t from the last tᵢ on:
 * Σᵢ (F_k(t) − F_k(tᵢ))²·dᵢ/(nᵢ(nᵢ − dᵢ)) + Σᵢ S(tᵢ₋₁)²·d_ki(nᵢ − d_ki)/nᵢ³
 * − 2·Σᵢ (F_k(t) − F_k(tᵢ))·S(tᵢ₋₁)·d_ki/nᵢ². With one kind it is Greenwood's, without censoring
 * F(1 − F)/n. Source: Marubini & Valsecchi, Analysing Survival Data from Clinical Trials and
 * Observational Studies (1995), 10.2; Stata's stcompet computes the same.
 * @param counts in any order, a time may come several times
 */
export function aalenJohansen(counts: readonly TimeCounts[]): IncidenceStep[] {
  let survival = 1;
  let sums = counts[0]?.events.map(() => nothingYet) ?? [];
  return riskSets(counts).map((set) => {
    const before = survival;
    sums = sums.map((each, kind) => moved(each, set, set.events[kind] ?? 0, before));
    survival *= 1 - eventsOf(set) / set.atRisk;
    return { ...set, survival, kinds: sums.map(asIncidence) };
  });
}

/**
 * The three sums of the variance, carried along in one pass: whenever F grows, every difference
 * F(t) − F(tᵢ) grows by the same. Only positive numbers are added, so that no digits are lost.
 */
type Sums = {
  readonly incidence: number;
  /** Σ aᵢ, Σ (F − Fᵢ)·aᵢ and Σ (F − Fᵢ)²·aᵢ with aᵢ = dᵢ/(nᵢ(nᵢ − dᵢ)). */
  readonly a: number;
  readonly aRise: number;
  readonly aRise2: number;
  /** Σ bᵢ and Σ (F − Fᵢ)·bᵢ with bᵢ = S(tᵢ₋₁)·d_ki/nᵢ². */
  readonly b: number;
  readonly bRise: number;
  /** Σ S(tᵢ₋₁)²·d_ki(nᵢ − d_ki)/nᵢ³. */
  readonly own: number;
};

const nothingYet: Sums = { incidence: 0, a: 0, aRise: 0, aRise2: 0, b: 0, bRise: 0, own: 0 };

function moved(sums: Sums, set: RiskSet, events: number, before: number): Sums {
  const n = set.atRisk;
  const all = eventsOf(set);
  const rise = (before * events) / n;
  return {
    incidence: sums.incidence + rise,
    // After the last of all nothing rises any more, so that its endless term never counts.
    a: sums.a + (all < n ? all / (n * (n - all)) : 0),
    aRise: sums.aRise + rise * sums.a,
    aRise2: sums.aRise2 + 2 * rise * sums.aRise + rise ** 2 * sums.a,
    b: sums.b + rise / n,
    bRise: sums.bRise + rise * sums.b,
    own: sums.own + (before ** 2 * events * (n - events)) / n ** 3,
  };
}

function asIncidence({ incidence, aRise2, bRise, own }: Sums): Incidence {
  return { incidence, variance: Math.max(0, aRise2 + own - 2 * bRise) };
}
