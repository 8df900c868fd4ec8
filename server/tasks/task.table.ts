import type { Generated, Selectable } from 'kysely';
import type { TaskKind, TaskOrigin } from '../../shared/vocabulary.ts';

export type TaskTable = {
  id: Generated<number>;
  leadId: number;
  assigneeId: string | null;
  kind: TaskKind;
  dueAt: string;
  title: string;
  reason: Generated<string>;
  doneAt: string | null;
  outcome: string | null;
  origin: Generated<TaskOrigin>;
  step: number | null;
  version: Generated<number>;
};
export type TaskRow = Selectable<TaskTable>;
