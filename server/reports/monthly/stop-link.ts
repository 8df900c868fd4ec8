import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from '../../context.ts';

type Signing = Pick<Context, 'secret'>;

/** Where somebody stops their monthly mail without signing in (RFC 8058); it never grows old. */
export function stopUrl({ secret, publicUrl }: Signing & Pick<Context, 'publicUrl'>, id: string) {
  const name = Buffer.from(id).toString('base64url');
  const signature = sign({ secret }, id).toString('base64url');
  return `${publicUrl}/monthly-mail/${name}.${signature}/stop`;
}

/** Whose mail a link stops; null where it isn't one of ours. */
export function stopLinkHolder({ secret }: Signing, token: string): string | null {
  const [name = '', signature = '', ...rest] = token.split('.');
  const id = Buffer.from(name, 'base64url').toString('utf8');
  const given = Buffer.from(signature, 'base64url');
  const expected = sign({ secret }, id);
  const isOurs =
    rest.length === 0 && given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs ? id : null;
}

/** For this purpose alone: a session's signature must not pass for it. */
function sign({ secret }: Signing, id: string): Buffer {
  return createHmac('sha256', secret).update(`monthly mail of ${id}`).digest();
}
