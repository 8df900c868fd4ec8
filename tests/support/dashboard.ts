import { buildDashboard } from '../../server/build-dashboard.ts';
import { builtDashboard } from '../../server/dashboard.ts';

/** The dashboard as visitors get it, built first where its sources have changed. */
export async function realDashboard(): Promise<ReturnType<typeof builtDashboard>> {
  await buildDashboard(() => undefined);
  return builtDashboard();
}
