/** Whose mail of which month (`2026-10`) was put into the outbox. */
export type MonthlyMailTable = {
  userId: string;
  month: string;
  queuedAt: string;
};
