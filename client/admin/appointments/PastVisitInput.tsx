import { DateTimeInput, required } from 'react-admin';

const needed = required('Say when it began.');
const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');

/** When a visit that is written down afterwards began: local time, as typed. */
export function PastVisitInput() {
  return (
    <DateTimeInput
      source="tookPlaceAt"
      label="It began at"
      parse={asTyped}
      format={asTyped}
      validate={needed}
      helperText="Local time of the location. No mail goes out."
    />
  );
}
