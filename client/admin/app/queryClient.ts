import { QueryClient } from '@tanstack/react-query';

/**
 * A failed read says so at once and offers to try again; it doesn't retry behind the scenes.
 * Without a network too: a write that waited in silence would be sent when nobody expects it.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
