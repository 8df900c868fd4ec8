import { SelectInput } from 'react-admin';
import { useStaff } from '../../app/useStaff.ts';

/** Colleagues who can take leads; empty is nobody. */
export function AssigneeInput() {
  const staff = useStaff().filter((user) => user.active);
  return (
    <SelectInput
      source="assigneeId"
      label="With"
      choices={staff}
      optionText="name"
      emptyText="Nobody"
    />
  );
}

/** The form's empty choice, as the server says it: null. */
export function assigneeOf(values: { assigneeId?: unknown }): string | null {
  return typeof values.assigneeId === 'string' && values.assigneeId !== ''
    ? values.assigneeId
    : null;
}
