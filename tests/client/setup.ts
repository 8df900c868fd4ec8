import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { HttpError } from 'react-admin';
import { afterAll, afterEach, beforeAll, beforeEach, expect, type MockInstance, vi } from 'vitest';
import { server } from '../support/msw/server.ts';
import { testNow } from '../support/msw/records.ts';

// Lazy pages are compiled when they are first asked for, which takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

let errors: MockInstance<typeof console.error>;

// A page in jsdom has no height, so nothing has to be scrolled into view.
Element.prototype.scrollIntoView = () => undefined;

// Nor does anything in it change its size.
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(testNow) });
  errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  server.resetHandlers();
  localStorage.clear();
  vi.useRealTimers();
  const unexpected = errors.mock.calls.filter((call) => !isKnown(call));
  vi.restoreAllMocks();
  expect(unexpected, 'nothing else may be written to console.error').toEqual([]);
});

afterAll(() => server.close());

/**
 * react-admin logs each refused request while developing: that the screen tells it is what the
 * tests look at. And its inputs hand MUI props by their old names beside the new ones.
 */
function isKnown([first, ...rest]: unknown[]): boolean {
  if (first instanceof Error) {
    return first instanceof HttpError || first.name === 'AbortError';
  }
  const unknownProp = String(first).startsWith('React does not recognize the `%s` prop');
  return unknownProp && oldProps.includes(String(rest[0]));
}

const oldProps = ['InputProps', 'inputProps', 'InputLabelProps', 'inputRef'];
