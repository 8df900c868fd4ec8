import Box from '@mui/material/Box';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { LinkBase as Link, useGetMany } from 'react-admin';
import {
  type DuplicateDecision,
  duplicateDecisions,
  type ImportRecord,
  type ImportRowRecord,
} from '../../../shared/import.ts';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { leadName } from '../format/leadName.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { Problem } from '../ui/Problem.tsx';
import { decisionLabels } from './PlanOptions.tsx';
import { onPhone, onWide, RowTable } from './RowTable.tsx';
import { useAct } from './useAct.ts';
import { useRows } from './useRows.ts';

/** Rows whose person is there already, each with its own decision. */
export function DuplicateRows({ record }: { record: ImportRecord }) {
  const provider = useProvider();
  const { act, error } = useAct();
  const found = useRows(record.id, 'duplicates');
  const choices = choicesOf(record);
  return (
    <>
      {error !== null && <Problem error={error} />}
      <RowTable
        found={found}
        columns={['Row', 'Name', 'Is there as', 'What to do']}
        wideOnly={['Is there as']}
      >
        {found.rows.map((row) => (
          <TableRow key={row.row}>
            <TableCell>{row.row}</TableCell>
            <TableCell sx={{ fontWeight: 650 }}>
              {row.name}
              <Box component="span" sx={{ ...onPhone, fontSize: 13, fontWeight: 400 }}>
                is <Twin row={row} />
              </Box>
            </TableCell>
            <TableCell sx={{ ...onWide, whiteSpace: 'nowrap' }}>
              <Twin row={row} />
            </TableCell>
            <TableCell sx={narrowChoice}>
              <FilterSelect
                hideLabel
                label={`Row ${row.row}`}
                options={choices}
                value={row.decision ?? ''}
                choose={(value) =>
                  void act(() => provider.decideImportRow(record.id, row.row, decisionOf(value)))
                }
              />
            </TableCell>
          </TableRow>
        ))}
      </RowTable>
    </>
  );
}

/** On a phone it leaves room for the name. */
const narrowChoice = { '& .MuiTextField-root': { maxWidth: { xs: 168, sm: 'none' } } };

function choicesOf({ plan }: ImportRecord) {
  const rule = decisionLabels[plan?.duplicates ?? 'skip'];
  return [
    { value: '', label: `As for all: ${rule.toLowerCase()}` },
    ...duplicateDecisions.map((value) => ({ value, label: decisionLabels[value] })),
  ];
}

function decisionOf(value: string): DuplicateDecision | null {
  return duplicateDecisions.find((each) => each === value) ?? null;
}

function Twin({ row: { twinLeadId, twinRow } }: { row: ImportRowRecord }) {
  const { data } = useGetMany<Lead>(
    'leads',
    { ids: twinLeadId === null ? [] : [twinLeadId] },
    { enabled: twinLeadId !== null },
  );
  if (twinLeadId === null) {
    return <>row {twinRow} of this file</>;
  }
  const [lead] = data ?? [];
  return <Link to={`/leads/${twinLeadId}/show`}>{lead ? leadName(lead) : 'a lead'}</Link>;
}
