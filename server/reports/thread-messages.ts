import type { Group, ReportAnswer } from '../../shared/report.ts';
import type { ReportQuery } from './measures/scene.ts';

/** Whose rights, and what is behind which figure. */
export type Behind = {
  readonly counted: string;
  /** Milliseconds: nothing is known of what comes after. */
  readonly now: number;
  readonly locationIds: ReportQuery['locationIds'];
};

/** What the thread of the reports can be asked for, and what it answers. */
export type Asks = {
  answer: { readonly question: ReportQuery; readonly answer: ReportAnswer<Group> };
  /** The ids; null: there is no such figure. */
  leads: { readonly question: Behind; readonly answer: number[] | null };
  visits: { readonly question: Behind; readonly answer: number[] | null };
  /** Ids of activities, and of tasks. */
  work: { readonly question: Behind; readonly answer: number[] | null };
  promises: { readonly question: Behind; readonly answer: number[] | null };
  /** Facts are brought up to date. */
  catchUp: { readonly question: null; readonly answer: null };
};
export type Ask = keyof Asks;

export type Question = {
  readonly [Name in Ask]: {
    readonly id: number;
    readonly ask: Name;
    readonly question: Asks[Name]['question'];
  };
}[Ask];

export type Reply =
  | { readonly id: number; readonly answer: Asks[Ask]['answer'] }
  | { readonly id: number; readonly failed: string };
