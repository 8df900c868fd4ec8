import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const here = import.meta.dirname;

/** Builds the dashboard; the public pages need no build. */
export default defineConfig({
  root: join(here, 'client/admin'),
  base: '/admin/',
  publicDir: false,
  cacheDir: join(here, 'node_modules/.vite'),
  plugins: [react()],
  // The server puts a fresh nonce in its place with every page it sends.
  html: { cspNonce: '%nonce%' },
  build: { outDir: join(here, 'dist'), emptyOutDir: true, target: 'es2023' },
  test: {
    // As many as the machine that is sure to be there has cores: without it one stays idle.
    maxWorkers: 2,
    // Servers and commands that tests start as processes of their own come up in half the time.
    env: { NODE_COMPILE_CACHE: join(here, 'node_modules/.cache/compiled') },
    projects: [
      {
        root: here,
        test: {
          name: 'node',
          environment: 'node',
          // Nothing acts when it is imported, so files can share what takes a second to load.
          isolate: false,
          include: ['tests/{shared,server,faults}/**/*.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        root: here,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        root: here,
        test: {
          name: 'client',
          environment: 'jsdom',
          isolate: false,
          environmentOptions: { jsdom: { url: 'http://localhost/admin/' } },
          include: ['tests/client/**/*.test.{ts,tsx}'],
          setupFiles: [join(here, 'tests/client/setup.ts')],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
