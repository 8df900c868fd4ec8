import type { Done } from '../../app/httpClient.ts';
import type { Forecast } from './useBulkPreview.ts';

/**
 * Does what was forecast. Where somebody was quicker the server refuses all of it; then the
 * forecast is asked for anew, so that the next try is for those that are left.
 */
export function useGuardedAct({ refresh }: Forecast, unselect: () => void) {
  return async (send: () => Promise<Done>): Promise<Done> => {
    try {
      const done = await send();
      unselect();
      return done;
    } catch (thrown) {
      await refresh();
      throw thrown;
    }
  };
}
