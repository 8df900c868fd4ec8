import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useDataProvider } from 'react-admin';
import type { ImportField } from '../../../shared/import-fields.ts';
import {
  importPlan,
  type ImportPlan,
  type ImportRecord,
  toldOrders,
} from '../../../shared/import.ts';
import { useProvider } from '../app/useProvider.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { fieldErrorsOf } from '../ui/fieldErrors.ts';
import { Problem } from '../ui/Problem.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import { countOf } from './importWords.ts';
import { PlanOptions } from './PlanOptions.tsx';
import { useAct } from './useAct.ts';

/** What each column is, and what is to become of duplicates and of leads that are still open. */
export function ColumnsStep({ record }: { record: ImportRecord }) {
  const provider = useProvider();
  const { act, busy, error } = useAct();
  const { columns } = record;
  const [plan, setPlan] = useState(() => firstPlan(record));
  const errors = fieldErrorsOf(error) ?? {};
  const setField = (index: number, field: ImportField | null) =>
    setPlan({ ...plan, fields: plan.fields.map((each, at) => (at === index ? field : each)) });
  return (
    <>
      <Card aria-label="Columns" sx={{ p: 0, overflow: 'hidden' }}>
        <Quiet sx={{ p: '14px 18px 6px' }}>
          {countOf(record.total, 'row')}. Say what each column is; what was guessed can be changed,
          and is remembered for the next file with these headings.
        </Quiet>
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {columns.map((column, index) => (
            <ColumnRow
              key={index}
              index={index}
              column={column}
              field={plan.fields[index] ?? null}
              choose={(field) => setField(index, field)}
              dayFirst={plan.dayFirst[index]}
              chooseOrder={(first) =>
                setPlan({ ...plan, dayFirst: { ...plan.dayFirst, [index]: first } })
              }
              problem={errors[`fields.${index}`] ?? errors[`dayFirst.${index}`]}
            />
          ))}
        </Box>
      </Card>
      <PlanOptions plan={plan} change={(some) => setPlan({ ...plan, ...some })} />
      {error !== null && <Problem error={error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        <Button
          variant="contained"
          color="primary"
          disabled={busy}
          onClick={() => void act(() => provider.checkImport(record.id, plan))}
        >
          Check the file
        </Button>
        <DropButton record={record} />
      </Box>
    </>
  );
}

/** Where a column tells by itself which comes first in its dates, nobody has to say it. */
function firstPlan({ columns, plan }: ImportRecord): ImportPlan {
  const chosen = plan ?? importPlan.parse({ fields: columns.map(() => null) });
  return { ...chosen, dayFirst: { ...toldOrders(columns), ...chosen.dayFirst } };
}

/** Puts the file away; nothing came of it. */
export function DropButton({ record }: { record: ImportRecord }) {
  const provider = useDataProvider();
  const navigate = useNavigate();
  return (
    <Button
      variant="text"
      onClick={() =>
        void provider
          .delete('imports', { id: record.id, previousData: record })
          .then(() => navigate('/imports'))
      }
    >
      Put this file away
    </Button>
  );
}
