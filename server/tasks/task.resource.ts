import { idsBehind } from '../reports/behind.ts';
import type { Selectable } from 'kysely';
import type { Task } from '../../shared/records.ts';
import { leadEmbed } from '../leads/lead.embed.ts';
import { type Resource, ownLeads } from '../rest/resource.ts';
import { userEmbed } from '../staff/user.embed.ts';
import type { TaskTable } from './task.table.ts';

export const taskResource: Resource<Selectable<TaskTable>, Task> = {
  name: 'tasks',
  singular: 'task',
  table: 'tasks',
  fields: {
    id: { type: 'integer' },
    leadId: { type: 'integer' },
    assigneeId: { type: 'text', nullable: true },
    kind: { type: 'text' },
    dueAt: { type: 'instant' },
    title: { type: 'text' },
    reason: { type: 'text', operators: [] },
    doneAt: { type: 'instant', nullable: true },
    outcome: { type: 'text', nullable: true },
    origin: { type: 'text' },
    step: { type: 'integer', nullable: true },
    version: { type: 'integer' },
    // Those behind a figure of a report.
    counted: {
      type: 'text',
      idsFor: (ctx, viewer, value) => idsBehind(ctx, 'promises', viewer, value),
    },
  },
  defaultSort: ['dueAt', 'ASC'],
  scope: (principal) => ownLeads(principal, 'tasks.leadId'),
  embeds: { lead: leadEmbed('leadId'), assignee: userEmbed('assigneeId') },
  toRecord: (row) => row,
};
