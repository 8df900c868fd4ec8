import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import type { ReactNode } from 'react';

/** Style elements made while the app runs carry the page's nonce, so that the policy lets them. */
export function StyleNonce({ children }: { children: ReactNode }) {
  return <CacheProvider value={cache}>{children}</CacheProvider>;
}

const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]');
const cache = createCache({ key: 'css', ...(meta?.nonce && { nonce: meta.nonce }) });
