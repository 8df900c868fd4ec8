import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { Quiet } from '../../ui/Card.tsx';

type Props = {
  definitions: Readonly<Record<string, string>>;
  /** The names of the figures above, as the report calls them. */
  of: string | readonly string[];
};

const More = styled('button')({
  font: 'inherit',
  color: 'var(--accent-text)',
  textDecoration: 'underline',
  border: 0,
  padding: 0,
  background: 'none',
  cursor: 'pointer',
});

/**
 * What the figures above mean, in the report's own sentences: the first of each, the rest (who is
 * left out, and why) on demand. On paper it is all there.
 */
export function Definition({ definitions, of }: Props) {
  const [whole, setWhole] = useState(false);
  const names = typeof of === 'string' ? [of] : of;
  const told = names.flatMap((name) => definitions[name] ?? []).map(parted);
  const hasMore = told.some(({ rest }) => rest !== '');
  return told.length === 0 ? null : (
    <Quiet sx={{ mt: 1, color: 'var(--ink-3)', maxWidth: '75ch' }}>
      {told.map(({ first, rest }) => (
        <span key={first}>
          {first} {rest !== '' && <Rest hidden={!whole}>{rest} </Rest>}
        </span>
      ))}
      {hasMore && (
        <More type="button" className="not-printed" onClick={() => setWhole(!whole)}>
          {whole ? 'Less' : 'More'}
        </More>
      )}
    </Quiet>
  );
}

const Rest = styled('span')({ '.on-paper &[hidden]': { display: 'inline' } });

/** A definition as its first sentence and what comes after it. */
function parted(words: string): { first: string; rest: string } {
  const end = words.search(/(?<=[.!?]) /);
  return end === -1
    ? { first: words, rest: '' }
    : { first: words.slice(0, end), rest: words.slice(end + 1) };
}
