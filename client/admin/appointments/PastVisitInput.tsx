import { required } from 'react-admin';
import { WallClockInput } from '../ui/WallClockInput.tsx';

const needed = required('Say when it began.');

/** When a visit that is written down afterwards began: local time, as typed. */
export function PastVisitInput() {
  return (
    <WallClockInput
      source="tookPlaceAt"
      label="It began at"
      validate={needed}
      hint="No mail goes out."
    />
  );
}
