import { useDataProvider } from 'react-admin';
import type { StillpointProvider } from './dataProvider.ts';

/** The data provider with our own actions on it. */
export function useProvider(): StillpointProvider {
  return useDataProvider<StillpointProvider>();
}
