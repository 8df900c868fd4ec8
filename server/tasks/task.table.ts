import type { Generated } from 'kysely';
import type { TaskKind } from '../../shared/vocabulary.ts';

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
  version: Generated<number>;
};
