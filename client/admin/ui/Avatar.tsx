import { styled } from '@mui/material/styles';

const Circle = styled('abbr')({
  textDecoration: 'none',
  width: 28,
  height: 28,
  borderRadius: '50%',
  background: 'var(--sunken)',
  border: '1px solid var(--line)',
  fontSize: 11,
  fontWeight: 650,
  display: 'inline-grid',
  placeItems: 'center',
  color: 'var(--ink-2)',
});

/** Two letters of a colleague; the whole name on hover and for screen readers. */
export function Avatar({ name }: { name: string }) {
  return <Circle title={name}>{initials(name)}</Circle>;
}

/** `Marisol Ortega` → `MO`. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? '')].at(0) ?? '')
    .join('')
    .toUpperCase();
}
