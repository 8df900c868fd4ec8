import type { ImportField } from '../../shared/import-fields.ts';
import type { RowProblem } from '../../shared/import.ts';
import type { LeadRow } from '../leads/lead.table.ts';
import type { FileRow } from './import.table.ts';
import type { Parsed } from './parsed.ts';
import type { ImportedLead, ReadRow } from './row/read-row.ts';
import { whyReferenceFails } from './twin.ts';

/** What is wrong with a row by itself, and by who is there already. Pure. */
export function problemsOf(
  { plan }: Parsed,
  { cells }: Pick<FileRow, 'cells'>,
  { lead, problems }: ReadRow,
  reached: readonly LeadRow[],
): readonly RowProblem[] {
  if (cells === null) {
    return [{ column: null, message: 'The data of this person were erased.', stops: true }];
  }
  const message = whyReferenceFails(reached, lead);
  const column = columnOf(plan.fields, 'reference');
  return toTell(message === null ? problems : [...problems, { column, message, stops: true }]);
}

/** What would become of a single cell is no matter in a row that is left out. */
function toTell(problems: readonly RowProblem[]): readonly RowProblem[] {
  const stopping = problems.filter(({ stops }) => stops);
  return stopping.length > 0 ? stopping : problems;
}

/** Whether a row says that the person is not to be contacted, or not in one way. */
export function saysNo({ contactStop, consent, voicemailOk }: ImportedLead): boolean {
  return contactStop !== null || consent.withdrawn.length > 0 || voicemailOk === 0;
}

/** What there is to say of a row whose person is there already, and which is left out. Pure. */
export function heededNo({ plan }: Parsed, lead: ImportedLead): readonly RowProblem[] {
  if (plan.duplicates !== 'skip' || !saysNo(lead)) {
    return [];
  }
  const said = lead.consent.withdrawn.length > 0 ? 'consentWithdrawn' : 'voicemailOk';
  const column = columnOf(plan.fields, lead.contactStop === null ? said : 'contactStop');
  const message = 'This person is there already. The row is left out, but their “no” is kept.';
  return [{ column, message, stops: false }];
}

function columnOf(fields: readonly (ImportField | null)[], field: ImportField): number | null {
  const index = fields.indexOf(field);
  return index < 0 ? null : index;
}
