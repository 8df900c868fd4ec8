import { describe, expect, it } from 'vitest';
import { meantAddress } from '../../server/intake/mail-domain.ts';
import { formatPhone, normalPhone } from '../../server/intake/phone.ts';

describe('mistyped mail domains', () => {
  it.each([
    ['ana@gmial.com', 'ana@gmail.com'],
    ['ana@gmial.con', 'ana@gmail.com'],
    ['ana@gmail.co', 'ana@gmail.com'],
    ['ana@hotmial.com', 'ana@hotmail.com'],
    ['ana@outlok.com', 'ana@outlook.com'],
    ['ana@yaho.com', 'ana@yahoo.com'],
  ])('%s: meant was %s', (typed, meant) => {
    expect(meantAddress(typed)).toBe(meant);
  });

  it.each([
    'gmail.com',
    'ymail.com',
    'mail.com',
    'gmx.com',
    'me.com',
    'example.com',
    'uthscsa.edu',
  ])('%s is not doubted', (domain) => {
    expect(meantAddress(`ana@${domain}`)).toBeNull();
  });
});

describe('phone numbers', () => {
  it.each([
    ['(210) 555-0142', '+12105550142', '(210) 555-0142'],
    ['1 210.555.0142', '+12105550142', '(210) 555-0142'],
    ['+52 55 1234 5678', '+525512345678', '+52 55 1234 5678'],
    ['0052 1 55 1234 5678', '+525512345678', '+52 55 1234 5678'],
    ['52 55 1234 5678', '+525512345678', '+52 55 1234 5678'],
  ])('%s', (typed, stored, shown) => {
    expect(normalPhone(typed)).toBe(stored);
    expect(formatPhone(stored)).toBe(shown);
  });

  it.each(['', '12', 'call me', '555-0142', '+1 000 000 0000', '9'.repeat(40)])(
    '%s can’t be one',
    (typed) => {
      expect(normalPhone(typed)).toBeNull();
    },
  );
});
