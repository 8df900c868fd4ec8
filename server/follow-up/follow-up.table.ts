/** A lead whose clock and plan are to be worked out anew. */
export type StalePlanTable = {
  leadId: number;
};
