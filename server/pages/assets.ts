import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import { Router } from 'express';
import { plainScript } from './plain-script.ts';

type Asset = { readonly path: string; readonly type: string; readonly content: Buffer };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const publicFolder = new URL('../../client/public/', import.meta.url);
/** Where the files of packages are that pages load, by the name that pages use. */
function packaged(): Record<string, string> {
  return {
    'latin.woff2': fontFile('latin'),
    'latin-ext.woff2': fontFile('latin-ext'),
    'proof-worker.js': import.meta.resolve('altcha/workers/pbkdf2'),
  };
}

function fontFile(subset: 'latin' | 'latin-ext'): string {
  const name = 'atkinson-hyperlegible-next';
  return import.meta.resolve(
    `@fontsource-variable/${name}/files/${name}-${subset}-wght-normal.woff2`,
  );
}

let loaded: ReadonlyMap<string, Asset> | undefined;

/** The program's own files: read once, when the first page needs them. */
function assets(): ReadonlyMap<string, Asset> {
  loaded ??= load();
  return loaded;
}

function load(): ReadonlyMap<string, Asset> {
  const all = new Map<string, Asset>();
  for (const [name, url] of Object.entries(packaged())) {
    all.set(name, toAsset(name, readFileSync(new URL(url))));
  }
  for (const file of readdirSync(publicFolder)) {
    const text = readFileSync(new URL(file, publicFolder), 'utf8');
    if (extname(file) === '.ts') {
      const name = `${basename(file, '.ts')}.js`;
      all.set(name, toAsset(name, Buffer.from(plainScript(text))));
    } else if (extname(file) in types) {
      all.set(file, toAsset(file, Buffer.from(withFontUrls(text, all))));
    }
  }
  return all;
}

/** `url('latin.woff2')` in a sheet becomes the file's real address. */
function withFontUrls(text: string, known: ReadonlyMap<string, Asset>): string {
  return text.replaceAll(/url\('([^']+)'\)/g, (whole, name: string) => {
    const font = known.get(name);
    return font ? `url('${font.path}')` : whole;
  });
}

function toAsset(name: string, content: Buffer): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const extension = extname(name);
  return {
    path: `/assets/${basename(name, extension)}.${hash}${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    content,
  };
}

/** The address of a style sheet, script or typeface, with a hash of its content in it. */
export function assetUrl(name: string): string {
  return found(name).path;
}

/** The text of a script, for one that is served under an address of its own. */
export function assetText(name: string): string {
  return found(name).content.toString('utf8');
}

function found(name: string): Asset {
  const asset = assets().get(name);
  if (!asset) {
    throw new Error(`no file ${name} for pages (${fileURLToPath(publicFolder)})`);
  }
  return asset;
}

const compressed = ['/assets', '/embed.js', '/request', '/book', '/setup', '/set-password'];

/**
 * Serves `/assets/…`: for ever the same under the same address. Mounted before the pages, it
 * compresses them too.
 */
export function assetRoutes(): Router {
  const router = Router();
  router.use(compressed, compression());
  router.get('/assets/:file', (request, response, next) => {
    const wanted = [...assets().values()].find((each) => each.path === request.path);
    if (!wanted) {
      next();
      return;
    }
    response
      .set('Content-Type', wanted.type)
      .set('Cache-Control', 'public, max-age=31536000, immutable')
      .set('Cross-Origin-Resource-Policy', 'same-origin')
      .send(wanted.content);
  });
  return router;
}
