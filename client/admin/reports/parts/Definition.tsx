import { Quiet } from '../../ui/Card.tsx';

type Props = {
  definitions: Readonly<Record<string, string>>;
  /** The names of the figures above, as the report calls them. */
  of: string | readonly string[];
};

/** What the figures above mean, in the report's own sentences. */
export function Definition({ definitions, of }: Props) {
  const names = typeof of === 'string' ? [of] : of;
  const sentences = names.flatMap((name) => definitions[name] ?? []);
  return sentences.length === 0 ? null : (
    <Quiet sx={{ mt: 1, color: 'var(--ink-3)', maxWidth: '75ch' }}>{sentences.join(' ')}</Quiet>
  );
}
