import { isUtf8 } from 'node:buffer';
import { FileRefused } from '../refusal.ts';

const looked = 4096;

/**
 * The text of a file in whichever encoding its program wrote it: UTF-8, UTF-16 (either order, with
 * or without a mark), else Windows-1252, which has all of Latin-1.
 * @throws FileRefused where it is no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes('\0')) {
    throw new FileRefused('This is not a text file. Save it as CSV or as .xlsx and try again.');
  }
  return text;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

/** Western text in UTF-16 has a zero in nearly every other byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, looked);
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) {
    if (byte === 0) {
      zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
    }
  }
  const most = (head.length / 2) * 0.4;
  const [even = 0, odd = 0] = zeros;
  if (odd > most && even === 0) {
    return 'utf-16le';
  }
  return even > most && odd === 0 ? 'utf-16be' : null;
}
