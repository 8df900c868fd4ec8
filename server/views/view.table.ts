import type { Generated, Selectable } from 'kysely';
import type { ViewLayout } from '../../shared/lead-columns.ts';

export type ViewTable = {
  id: Generated<number>;
  name: string;
  resource: 'leads';
  shared: 0 | 1;
  ownerId: string;
  layout: ViewLayout;
  /** JSON object */
  filter: string;
  /** JSON: field and direction */
  sort: string;
  /** JSON array of column names */
  columns: string;
  version: Generated<number>;
};
export type ViewRow = Selectable<ViewTable>;

/** How a person left their leads; nobody else sees it. */
export type CurrentViewTable = {
  userId: string;
  viewId: number | null;
  layout: ViewLayout;
  /** JSON array of column names; null: those of the view */
  columns: string | null;
};
