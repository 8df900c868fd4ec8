import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportRecord } from '../../../shared/import.ts';
import { useProvider } from '../app/useProvider.ts';
import { isUnderWay } from './importWords.ts';

const everyMs = 1000;
const keyOf = (id: number) => ['imports', 'one', id];

/** One import, read again every second while the server works on it. */
export function useImport(id: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: keyOf(id),
    queryFn: () => provider.readImport(id),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? everyMs : false),
  });
}

/** Shows an import as an answer has it, and lets its rows be read anew. */
export function useShowImport(): (record: ImportRecord) => void {
  const client = useQueryClient();
  return (record) => {
    client.setQueryData(keyOf(record.id), record);
    void client.invalidateQueries({ queryKey: ['imports', 'rows', record.id] });
  };
}
