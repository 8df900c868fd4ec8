import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import type { ReactNode } from 'react';

/** Style elements made while the app runs carry the page's nonce, so that the policy lets them. */
export function StyleNonce({ children }: { children: ReactNode }) {
  return <CacheProvider value={cache}>{children}</CacheProvider>;
}

/** For what makes style elements of its own; empty where the page has none. */
export const styleNonce =
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
const cache = createCache({ key: 'css', ...(styleNonce && { nonce: styleNonce }) });
