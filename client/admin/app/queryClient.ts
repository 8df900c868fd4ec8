import { QueryClient } from '@tanstack/react-query';

/** A failed read says so at once and offers to try again; it doesn't retry behind the scenes. */
export function createQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}
