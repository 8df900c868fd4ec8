import Box from '@mui/material/Box';
import { importFieldLabels, importFields, isDateField } from '../../../shared/import-fields.ts';
import type { ImportField } from '../../../shared/import-fields.ts';
import type { ImportColumn } from '../../../shared/import.ts';
import { Quiet } from '../ui/Card.tsx';
import { FilterSelect } from '../ui/FilterSelect.tsx';

type Props = {
  index: number;
  column: ImportColumn;
  field: ImportField | null;
  choose: (field: ImportField | null) => void;
  dayFirst: boolean | undefined;
  chooseOrder: (dayFirst: boolean) => void;
  problem: string | undefined;
};

const fields = [
  { value: '', label: 'Leave out' },
  ...importFields.map((field) => ({ value: field, label: importFieldLabels[field] })),
];
const unchosen = { value: '', label: 'Please choose' };
const orders = [
  { value: 'month', label: 'Month first' },
  { value: 'day', label: 'Day first' },
];
const orderValue = (dayFirst: boolean | undefined) =>
  dayFirst === undefined ? '' : dayFirst ? 'day' : 'month';

/** One that can be read in two ways. */
const anyDate = '03/04/2026';

/** What the column told of itself may be a slip: it is said, and can be changed. */
function toldWords(told: boolean, chosen: boolean | undefined): string {
  const orderWords = (isDayFirst: boolean) => (isDayFirst ? 'day first' : 'month first');
  return chosen === undefined || chosen === told
    ? `Dates like ${anyDate} are read ${orderWords(told)}: others in this column can only be read so.`
    : `Some dates in this column can only be read ${orderWords(told)}: those will be problems.`;
}

/** One column: its heading, some of its values, and what it is. */
export function ColumnRow(props: Props) {
  const { index, column, field, choose, dayFirst, chooseOrder, problem } = props;
  const heading = column.heading || `Column ${index + 1}`;
  const isTold = column.dates === 'dayFirst' || column.dates === 'monthFirst';
  const example = isTold ? undefined : column.samples[0];
  return (
    <Box component="li" sx={row}>
      <Box sx={{ overflowWrap: 'anywhere' }}>
        <b>{heading}</b>
        <Box sx={samples}>{column.samples.join(' · ') || 'Empty'}</Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <FilterSelect
          label={`What “${heading}” is`}
          options={fields}
          value={field ?? ''}
          choose={(value) => choose(importFields.find((each) => each === value) ?? null)}
        />
        {column.dates !== null && isDateField(field) && (
          <FilterSelect
            label={`Dates like ${example ?? anyDate}`}
            options={dayFirst === undefined ? [unchosen, ...orders] : orders}
            value={orderValue(dayFirst)}
            choose={(value) => chooseOrder(value === 'day')}
          />
        )}
      </Box>
      {isTold && isDateField(field) && (
        <Quiet sx={wide}>{toldWords(column.dates === 'dayFirst', dayFirst)}</Quiet>
      )}
      {problem !== undefined && (
        <Box sx={{ ...wide, color: 'var(--late)', fontSize: 13 }}>{problem}</Box>
      )}
    </Box>
  );
}

const wide = { gridColumn: '1 / -1' };
const row = {
  display: 'grid',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
  gap: 1.25,
  alignItems: 'center',
  p: '12px 18px',
  borderTop: '1px solid var(--line)',
};
const samples = {
  fontSize: 13,
  color: 'var(--ink-2)',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
};
