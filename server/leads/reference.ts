import { randomInt } from 'node:crypto';

/** No I, L, O or U: a reference is read out on the phone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random name for a lead, such as `SP-7F3K2M`: one of a billion, so it may be taken. */
export function newReference(): string {
  const code = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return `SP-${code}`;
}
