import { type ImportField, isDateField } from '../../../shared/import-fields.ts';
import type { ImportPlan, RowProblem } from '../../../shared/import.ts';
import { importLimits } from '../../../shared/import.ts';
import { unguardedCell } from '../../leads/formula-guard.ts';
import { type ReadDate, readDate, WrongDate } from './read-date.ts';

/** One row of a file by the fields its columns were taken for. */
export type RowCells = {
  /** What the cell says; empty where there is no such column. */
  readonly text: (field: ImportField) => string;
  /** All columns that were taken for notes, with their headings. */
  readonly notes: () => { heading: string; text: string }[];
  /** Null where nothing is there, or what is there is no date (that is said). */
  readonly date: (field: ImportField, timeZone: string) => ReadDate | null;
  /** Writes down that something is wrong with a field; `stops`: the row can't be brought in. */
  readonly say: (field: ImportField | null, message: string, stops?: boolean) => void;
  readonly problems: readonly RowProblem[];
};

/** Control characters and marks that reverse the direction of the text around them. */
const unseen = /(?![\t\n\r])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

export function rowCells(
  cells: readonly string[],
  { fields, dayFirst }: Pick<ImportPlan, 'fields' | 'dayFirst'>,
  headings: readonly string[],
): RowCells {
  const problems: RowProblem[] = [];
  const cellAt = (index: number) =>
    unguardedCell(cells[index] ?? '')
      .replaceAll(unseen, '')
      .trim();
  const text = (field: ImportField) => {
    const index = fields.indexOf(field);
    return index < 0 ? '' : cellAt(index);
  };
  const say = (field: ImportField | null, message: string, stops = true) => {
    const index = field === null ? -1 : fields.indexOf(field);
    problems.push({ column: index < 0 ? null : index, message, stops });
  };
  return {
    text,
    say,
    problems,
    notes: () =>
      fields.flatMap((field, index) =>
        field === 'notes' && cellAt(index) !== ''
          ? [{ heading: headings[index] ?? '', text: cellAt(index) }]
          : [],
      ),
    date: (field, timeZone) => {
      const typed = text(field);
      if (typed === '' || !isDateField(field)) {
        return null;
      }
      try {
        const isDayFirst = dayFirst[fields.indexOf(field)] === true;
        return readDate(typed, { timeZone, dayFirst: isDayFirst });
      } catch (error) {
        if (!(error instanceof WrongDate)) {
          throw error;
        }
        say(field, error.message);
        return null;
      }
    },
  };
}

/** What no column can hold, whatever it is taken for. */
export function tooLong(cells: readonly string[]): number {
  return cells.findIndex((cell) => cell.length > importLimits.cell);
}
