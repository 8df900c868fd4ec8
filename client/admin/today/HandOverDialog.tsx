import { required, SelectInput, TextInput, useGetList } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { statuses } from '../../../shared/vocabulary.ts';
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
  const moving = useMoving(from.id);
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
        {moving ?? 'All their leads and open tasks'} move to whoever you choose, with your note in
        each history.
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

const open = statuses.filter((status) => status !== 'infused' && status !== 'closed');

/** `12 leads and 5 open tasks`, once both are known. */
function useMoving(assigneeId: string): string | undefined {
  const leads = useTotal('leads', { assigneeId, status: open });
  const tasks = useTotal('tasks', { assigneeId, doneAt_isnull: true });
  return leads === undefined || tasks === undefined
    ? undefined
    : `${leadCount(leads)} and ${taskCount(tasks)}`;
}

function useTotal(resource: string, filter: object): number | undefined {
  const { total } = useGetList(resource, {
    filter,
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
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
