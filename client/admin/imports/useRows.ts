import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RowKind } from '../../../shared/import.ts';
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
