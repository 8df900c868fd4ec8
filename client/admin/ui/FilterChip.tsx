import { styled } from '@mui/material/styles';

const Pill = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 2,
  fontSize: 13,
  minHeight: 32,
  border: '1px solid var(--line-strong)',
  borderRadius: 99,
  padding: '0 4px 0 12px',
  background: 'var(--surface)',
});

const Cross = styled('button')({
  font: 'inherit',
  color: 'inherit',
  border: 0,
  background: 'none',
  borderRadius: 99,
  width: 26,
  height: 26,
  cursor: 'pointer',
});

/** A filter that is set, with the way to drop it. */
export function FilterChip({ words, drop }: { words: string; drop: () => void }) {
  return (
    <Pill>
      {words}
      <Cross type="button" onClick={drop} aria-label={`Remove filter: ${words}`}>
        ✕
      </Cross>
    </Pill>
  );
}
