import assert from 'node:assert/strict';
import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../server/staff/password.ts';

it('is kept as argon2id, with a salt of its own, saying how', async () => {
  const one = await hashPassword('pässwörd 🔑');
  const two = await hashPassword('pässwörd 🔑');
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, two);
  assert.equal(await verifyPassword('pässwörd 🔑', one), true);
  assert.equal(await verifyPassword('pässwörd', one), false);
});

it('is checked at the cost that its hash names', async () => {
  const hash = await hashPassword('x');
  assert.equal(await verifyPassword('x', hash.replace('m=19456', 'm=20480')), false);
  assert.equal(await verifyPassword('x', hash.replace('t=2', 't=3')), false);
});

it('of another kind matches nothing', async () => {
  for (const hash of [
    '',
    'plain',
    '$2b$10$abcdefghijklmnopqrstuv',
    '$argon2i$v=19$m=8,t=1,p=1$a$b',
  ]) {
    assert.equal(await verifyPassword('plain', hash), false);
  }
});
