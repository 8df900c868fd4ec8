import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const files = globSync('{shared,migrations,server,client,tests}/**/*.{ts,tsx}', { cwd: root });

type Import = { readonly from: string; readonly to: string };

/** Every import of the project: a path from the root for our own files, a name for packages. */
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8');
  const statements = text.matchAll(/^(?:import|export)\b[^;'"]*?\bfrom '([^'\n]+)';$/gm);
  const effects = text.matchAll(/^import '([^'\n]+)';$/gm);
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'/g);
  const specifiers = [...statements, ...effects, ...dynamic];
  return specifiers.map(([, specifier = '']) => ({
    from,
    to: specifier.startsWith('.')
      ? relative(root, join(root, dirname(from), specifier))
      : specifier,
  }));
});

const ownFolders = ['shared', 'migrations', 'server', 'client', 'tests'];
const top = (path: string) => path.split('/')[0] ?? '';
const isOwn = (path: string) => ownFolders.includes(top(path)) && path.includes('/');

function foreignImports(folder: string, allowed: (to: string) => boolean): string[] {
  return imports
    .filter(({ from, to }) => top(from) === folder && top(to) !== folder && !allowed(to))
    .map(({ from, to }) => `${from} → ${to}`);
}

it('finds the project’s imports', () => {
  expect(imports.length).toBeGreaterThan(100);
});

it('shared knows nothing but zod', () => {
  expect(foreignImports('shared', (to) => to === 'zod')).toEqual([]);
});

it('migrations know nothing but kysely', () => {
  expect(foreignImports('migrations', (to) => to === 'kysely' || to.startsWith('kysely/'))).toEqual(
    [],
  );
});

it('the client knows shared and packages', () => {
  expect(foreignImports('client', (to) => !isOwn(to) || top(to) === 'shared')).toEqual([]);
});

it('the server knows shared, migrations and packages', () => {
  const allowed = (to: string) => !isOwn(to) || top(to) === 'shared' || top(to) === 'migrations';
  expect(foreignImports('server', allowed)).toEqual([]);
});

/** routes → service → queries → table: nothing imports what stands above it. */
it('inside the server nothing goes back up', () => {
  const rank = (path: string): number => {
    const role = /\.(table|queries|service|routes)\.ts$/.exec(path)?.[1];
    return role === undefined ? -1 : ['table', 'queries', 'service', 'routes'].indexOf(role);
  };
  const upward = imports
    .filter(({ from, to }) => top(from) === 'server' && rank(from) >= 0 && rank(to) > rank(from))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(upward).toEqual([]);
});

it('routes are mounted by the application alone', () => {
  const others = imports
    .filter(({ from, to }) => to.endsWith('.routes.ts') && top(from) === 'server')
    .filter(({ from }) => from !== 'server/app.ts' && !from.endsWith('.routes.ts'))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(others).toEqual([]);
});

it('in the client, from another feature only a field or an input', () => {
  const feature = (path: string) => path.split('/').slice(0, 3).join('/');
  const common = ['app', 'ui', 'format'].map((name) => `client/admin/${name}`);
  const breaches = imports
    .filter(({ from, to }) => from.startsWith('client/admin/') && to.startsWith('client/admin/'))
    .filter(({ from, to }) => from.split('/').length > 3 && feature(from) !== feature(to))
    .filter(({ from, to }) => !common.includes(feature(to)) && !common.includes(feature(from)))
    .filter(({ to }) => !/(Field|Input|Inputs)\.tsx$/.test(to))
    .map(({ from, to }) => `${from} → ${to}`);
  expect(breaches).toEqual([]);
});

it('imports never run in a circle', () => {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) {
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) {
      return;
    }
    for (const to of next.get(file) ?? []) {
      visit(to, [...path, file]);
    }
    done.add(file);
  };
  for (const file of files) {
    visit(file, []);
  }
  expect(circles).toEqual([]);
});
