/** How many leads at the group's rate are put beside those of a location: printed with the rate. */
export const priorLeads = 20;

/**
 * The rate of a location drawn towards the group's, the more so the fewer leads it has:
 * (count + prior·groupRate) / (n + prior), the mean of a beta posterior whose prior is worth `prior`
 * leads. Of no leads it is the group's rate.
 * Source: Gelman et al., Bayesian Data Analysis (3rd edition), 2.4.
 */
export function shrunk(count: number, n: number, groupRate: number, prior = priorLeads): number {
  return (count + prior * groupRate) / (n + prior);
}
