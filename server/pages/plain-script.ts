import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../node_modules/.cache/stillpoint');

/**
 * A script without its types, as browsers run it. What Node strips them with takes a tenth of the
 * server's memory, so it is only loaded for a text that no start before this one has stripped.
 */
export function plainScript(text: string): string {
  const file = join(folder, `${createHash('sha256').update(text).digest('hex')}.js`);
  const known = read(file);
  if (known !== null) {
    return known;
  }
  const plain = stripTypeScriptTypes(text);
  keep(file, plain);
  return plain;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Whole or not at all; where nothing may be written, the next start strips it again. */
function keep(file: string, text: string): void {
  const beside = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch {
    // A cache is all it is.
  }
}
