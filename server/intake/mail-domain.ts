/** Where most people have their mail, and real ones that only look like a slip. */
const known = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'live.com',
  'msn.com',
  'aol.com',
  'comcast.net',
  'sbcglobal.net',
  'att.net',
  'verizon.net',
  'protonmail.com',
];
const alsoReal = new Set(['mail.com', 'ymail.com', 'email.com', 'gmx.com', 'aim.com', 'pm.me']);

/**
 * The address that was probably meant (`ana@gmial.com`: `ana@gmail.com`), or null where
 * nothing looks mistyped. A guess: the person has the last word.
 */
export function meantAddress(address: string): string | null {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (known.includes(domain) || alsoReal.has(domain)) {
    return null;
  }
  const meant = known.find((each) => slips(domain, each) <= (each.length > 8 ? 2 : 1));
  return meant === undefined ? null : `${address.slice(0, at)}@${meant}`;
}

/**
 * How many slips turn one word into the other: a letter too many, missing, wrong, or two swapped
 * (optimal string alignment distance).
 */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) {
    return Infinity;
  }
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? Infinity;
}
