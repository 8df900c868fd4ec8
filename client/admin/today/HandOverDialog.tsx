import { required, SelectInput, TextInput, useGetList } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import type { Task } from '../../../shared/records.ts';
import type { Colleague } from '../../../shared/today.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadCount } from '../format/leadCount.ts';
import { ActionDialog } from '../ui/ActionDialog.tsx';
import { Quiet } from '../ui/Card.tsx';

const needed = required('Choose who takes over.');

type Props = { from: Colleague; colleagues: Colleague[]; close: () => void };

/** All that one person has in hand to another, in one step; says beforehand how much that is. */
export function HandOverDialog({ from, colleagues, close }: Props) {
  const provider = useProvider();
  const tasks = useOpenTaskCount(from.id);
  const others = colleagues.filter(({ id }) => id !== from.id);
  return (
    <ActionDialog
      title={`Hand over the leads of ${from.name}`}
      action="Hand over"
      done="Handed over."
      act={(values) => provider.handOver(from.id, handOverOf(values))}
      close={close}
    >
      <Quiet sx={{ mb: 2 }}>
        {leadCount(from.open)}
        {tasks === undefined ? '' : ` and ${taskCount(tasks)}`} move to whoever you choose, with
        this note in each history.
      </Quiet>
      <SelectInput
        source="toId"
        label="To"
        choices={others}
        optionText={({ name, awayUntil }: Colleague) =>
          awayUntil === null ? name : `${name} (away)`
        }
        validate={needed}
      />
      <TextInput source="note" label="Note" multiline minRows={2} />
    </ActionDialog>
  );
}

function useOpenTaskCount(assigneeId: string): number | undefined {
  const { total } = useGetList<Task>('tasks', {
    filter: { assigneeId, doneAt_isnull: true },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'dueAt', order: 'ASC' },
  });
  return total;
}

function taskCount(count: number): string {
  return count === 1 ? '1 open task' : `${count} open tasks`;
}

function handOverOf(values: FieldValues): { toId: string; note?: string } {
  const note: unknown = values['note'];
  return {
    toId: String(values['toId'] ?? ''),
    ...(typeof note === 'string' && note !== '' && { note }),
  };
}
