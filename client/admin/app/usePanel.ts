import { useStore } from 'react-admin';

/** The panels that any page can open, by key or from the account menu. */
export type Panel = 'emergency' | 'keys';

export function usePanel() {
  return useStore<Panel | null>('panel', null);
}
