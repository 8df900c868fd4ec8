import { useState } from 'react';
import type { ImportRecord } from '../../../shared/import.ts';
import { useShowImport } from './useImport.ts';

/** A step of an import: one at a time; what did not work stays to be shown. */
export function useAct() {
  const show = useShowImport();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function act(work: () => Promise<ImportRecord>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      show(await work());
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  }
  return { act, busy, error };
}
