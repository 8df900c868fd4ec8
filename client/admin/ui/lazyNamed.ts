import { lazy, type ComponentType } from 'react';

/** React.lazy for a named export: `lazyNamed(() => import('./Page.tsx'), 'Page')`. */
export function lazyNamed<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
) {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** Whether a part of the app could not be loaded: it was updated meanwhile, or the net is gone. */
export function isStaleChunk(error: Error): boolean {
  return /dynamically imported module|Importing a module script/i.test(error.message);
}
