import { type ReactNode, useState } from 'react';
import { useDataProvider, type RaRecord } from 'react-admin';
import type { FieldValues } from 'react-hook-form';
import { ConflictDialog } from './ConflictDialog.tsx';
import { conflictOf } from './conflictOf.ts';
import { type Clash, mergeEdits, withLeaf } from './mergeEdits.ts';

type Question = {
  clashes: readonly Clash[];
  answer: (theirs: readonly string[] | null) => void;
};

type SaveOver<Row> = {
  /**
   * Saves what was changed in a record since it was read.
   * @throws what the server answered, where it refuses or the question was left open
   */
  save: (before: Row, values: FieldValues) => Promise<Row>;
  /** The question, while there is one; to be shown beside the form. */
  question: ReactNode;
};

/**
 * Saves over a colleague's faster change without losing either: what only one of us changed is
 * kept as it is, and for what both changed the person is asked, field by field.
 */
export function useSaveOver<Row extends RaRecord>(resource: string): SaveOver<Row> {
  const provider = useDataProvider();
  const [asked, setAsked] = useState<Question | null>(null);
  function ask(clashes: readonly Clash[]): Promise<readonly string[] | null> {
    return new Promise((resolve) => {
      const answer = (theirs: readonly string[] | null) => {
        setAsked(null);
        resolve(theirs);
      };
      setAsked({ clashes, answer });
    });
  }
  async function save(before: Row, values: FieldValues): Promise<Row> {
    try {
      const update = { id: before.id, data: values as Partial<Row>, previousData: before };
      return (await provider.update<Row>(resource, update)).data;
    } catch (thrown) {
      const current = conflictOf(thrown);
      if (!current) {
        throw thrown;
      }
      const { values: merged, clashes } = mergeEdits(before, values, current);
      const theirs = clashes.length === 0 ? [] : await ask(clashes);
      if (!theirs) {
        throw thrown;
      }
      return save(current as Row, settled(merged, clashes, theirs));
    }
  }
  return { save, question: asked && <ConflictDialog {...asked} /> };
}

/** Mine, but for the fields of which theirs was chosen. */
function settled(merged: FieldValues, clashes: readonly Clash[], theirs: readonly string[]) {
  return clashes
    .filter(({ path }) => theirs.includes(path))
    .reduce<FieldValues>((record, clash) => withLeaf(record, clash.path, clash.theirs), merged);
}
