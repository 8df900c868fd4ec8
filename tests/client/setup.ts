import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { server } from '../support/msw/server.ts';
import { testNow } from '../support/msw/records.ts';

// Lazy pages are compiled when they are first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(testNow) });
  vi.spyOn(console, 'error');
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  vi.useRealTimers();
  expect(console.error, 'nothing may be written to console.error').not.toHaveBeenCalled();
  vi.restoreAllMocks();
});

afterAll(() => server.close());
