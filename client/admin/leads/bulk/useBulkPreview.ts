import { useQuery } from '@tanstack/react-query';
import type { Identifier } from 'react-admin';
import type { BulkAct, BulkPreview } from '../../../../shared/lead-bulk.ts';
import { useProvider } from '../../app/useProvider.ts';

export type BulkProps = { ids: Identifier[]; close: () => void; unselect: () => void };

export type Forecast = {
  preview: BulkPreview | undefined;
  error: Error | null;
  /** Asks again: somebody may have been quicker. */
  refresh: () => Promise<unknown>;
};

/** What an act would do to the leads that are ticked, asked anew each time. */
export function useBulkPreview(ids: readonly Identifier[], act: BulkAct): Forecast {
  const provider = useProvider();
  const { data, error, refetch } = useQuery({
    queryKey: ['leads', 'bulkPreview', act, ids],
    queryFn: () => provider.previewBulk(ids, act),
    gcTime: 0,
  });
  return { preview: data, error, refresh: refetch };
}
