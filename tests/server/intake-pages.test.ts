import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, startApp } from '../support/app.ts';
import { makeLocation } from '../support/factories.ts';
import { pageOf } from '../support/page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await makeLocation(app, { settings: { allowedOrigins: ['https://clinic.example/'] } });
});
afterAll(() => app.stop());

type Loaded = { bytes: number; text: string; headers: Record<string, unknown> };

/** Loads as a browser does; the bytes are those on the wire. */
function load(path: string): Promise<Loaded> {
  return new Promise((resolve, reject) => {
    get(app.url + path, { headers: { 'Accept-Encoding': 'gzip, br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const decoders = { br: brotliDecompressSync, gzip: gunzipSync };
        const encoding = response.headers['content-encoding'];
        const decode =
          encoding === 'br' || encoding === 'gzip' ? decoders[encoding] : (raw: Buffer) => raw;
        const text = decode(body).toString('utf8');
        resolve({ bytes: body.length, text, headers: response.headers });
      });
    }).on('error', reject);
  });
}

const loadedBy = (html: string) => {
  const { document } = pageOf({ text: html });
  const elements = [...document.querySelectorAll('[src], link[href], [data-worker]')];
  return elements.map(
    (each) =>
      each.getAttribute('src') ??
      each.getAttribute('href') ??
      each.getAttribute('data-worker') ??
      '',
  );
};

describe.each(['/request', '/request?lang=es&embed=1', '/request/thanks'])('%s', (path) => {
  it('loads nothing from another host, and nothing that is not there', async () => {
    const page = await load(path);
    const sheets = loadedBy(page.text).filter((url) => url.endsWith('.css'));
    const styles = await Promise.all(sheets.map(async (url) => (await load(url)).text));
    const fromStyles = styles.flatMap((css) =>
      [...css.matchAll(/url\(['"]?([^'")]+)/g)].map((match) => match[1] ?? ''),
    );
    const all = [...loadedBy(page.text), ...fromStyles];
    expect(all.length).toBeGreaterThan(3);
    for (const url of all) {
      expect(url).toMatch(/^\/assets\/[\w-]+\.[0-9a-f]{12}\.\w+$/);
      expect((await app.visitor.get(url)).status).toBe(200);
    }
  });

  it('weighs at most 40 KB without the typeface', async () => {
    const page = await load(path);
    const parts = loadedBy(page.text).filter((url) => !url.endsWith('.woff2'));
    const weights = await Promise.all(parts.map(async (url) => (await load(url)).bytes));
    const total = weights.reduce((sum, each) => sum + each, page.bytes);
    expect(total).toBeLessThanOrEqual(40 * 1024);
  });

  it('has no inline script or style, as its policy forbids them', async () => {
    const { document } = pageOf(await load(path));
    expect(document.querySelectorAll('script:not([src]), style, [style]')).toHaveLength(0);
    const withHandlers = [...document.querySelectorAll('*')].filter((each) =>
      each.getAttributeNames().some((name) => name.startsWith('on')),
    );
    expect(withHandlers).toEqual([]);
  });
});

it('files are compressed, and kept for ever under an address made of their content', async () => {
  const [sheet = ''] = loadedBy((await load('/request')).text).filter((url) =>
    url.endsWith('.css'),
  );
  const { headers } = await load(sheet);
  expect(headers['content-encoding']).toBe('br');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const other = await app.visitor.get(sheet.replace(/\.[0-9a-f]{12}\./, '.000000000000.'));
  expect(other.status).toBe(404);
});

describe('in a frame', () => {
  it('only the embedded form may be shown, by any web page', async () => {
    const framed = await app.visitor.get('/request?embed=1');
    const policy = String(framed.headers.get('Content-Security-Policy'));
    expect(policy).toMatch(/frame-ancestors \*(;|$)/);
    expect(policy).toContain("script-src 'self'");
    expect(framed.headers.get('X-Frame-Options')).toBeNull();
    expect(pageOf(framed).value('embed')).toBe('1');

    const alone = await app.visitor.get('/request');
    expect(alone.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect(alone.headers.get('X-Frame-Options')).not.toBeNull();
  });

  it('the frame stays one after sending and with errors', async () => {
    const wrong = await app.visitor.submit('/request', { embed: '1', lang: 'en' });
    expect(wrong.status).toBe(422);
    expect(wrong.headers.get('Content-Security-Policy')).toContain('frame-ancestors *');
    const thanks = await app.visitor.submit('/request', { embed: '1', lang: 'en', topic: 'x' });
    expect(thanks.headers.get('Location')).toBe('/request/thanks?lang=en&embed=1');
  });

  it('/embed.js may be loaded by any page and is plain JavaScript', async () => {
    const script = await app.visitor.get('/embed.js');
    expect(script.headers.get('Content-Type')).toContain('text/javascript');
    expect(script.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
    expect(() => new Script(script.text)).not.toThrow();
  });
});
