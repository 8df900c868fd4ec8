import { useGetList } from 'react-admin';
import type { Transfer } from '../../../shared/transfer.ts';
import { useLocations } from '../app/useLocations.ts';

const newest = { field: 'offeredAt', order: 'DESC' } as const;
const few = { page: 1, perPage: 3 };

/** Whom of that name or number we handed over, and whom others offer us; nobody without a text. */
export function useGone(text: string): readonly Transfer[] {
  const own = useLocations().map(({ id }) => id);
  const q = text.trim();
  const asked = { q, status: ['accepted', 'offered'] };
  const { data = [] } = useGetList<Transfer>(
    'transfers',
    { pagination: few, sort: newest, filter: asked },
    { enabled: q !== '' },
  );
  return data.filter(
    ({ status, toLocationId }) => (status === 'offered') === own.includes(toLocationId),
  );
}
