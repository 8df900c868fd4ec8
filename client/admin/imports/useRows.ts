import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRecord, RowKind } from '../../../shared/import.ts';
import { useProvider } from '../app/useProvider.ts';

const aPage = 25;

/** One page of the rows that there is something to say about. */
export function useRows(importId: number, kind: RowKind) {
  const provider = useProvider();
  const [page, setPage] = useState(0);
  const from = page * aPage;
  const query = useQuery({
    queryKey: ['imports', 'rows', importId, kind, page],
    queryFn: () => provider.importRows(importId, kind, from, from + aPage - 1),
    placeholderData: keepPreviousData,
  });
  const { rows = [], total = 0 } = query.data ?? {};
  return { ...query, rows, total, page, setPage, pages: Math.ceil(total / aPage) };
}

/** How many rows are left out because their person is there already; until it is told, by the rule. */
export function useLeftOut({ id, duplicates, plan }: ImportRecord): number {
  const provider = useProvider();
  const { data } = useQuery({
    queryKey: ['imports', 'rows', id, 'leftOut'],
    queryFn: () => provider.importRows(id, 'leftOut', 0, 0),
    placeholderData: keepPreviousData,
    enabled: duplicates > 0,
  });
  const byRule = plan?.duplicates === 'skip' ? duplicates : 0;
  return duplicates === 0 ? 0 : (data?.total ?? byRule);
}
