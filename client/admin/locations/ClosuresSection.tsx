import Button from '@mui/material/Button';
import { ArrayInput, DateInput, required, SimpleFormIterator, TextInput } from 'react-admin';
import { FormSection } from '../ui/FormSection.tsx';

const needed = required();

/** Whole days on which nobody can book, such as holidays. */
export function ClosuresSection() {
  return (
    <FormSection
      title="Closed days"
      hint="Holidays and the like: nobody can book, and the response clock stands still."
    >
      <ArrayInput className="wide" source="closures" label={false} helperText={false}>
        <SimpleFormIterator
          inline
          disableReordering
          disableClear
          addButton={<Button size="small">Add closed days</Button>}
        >
          <DateInput
            source="from"
            label="First day"
            validate={needed}
            helperText={false}
            parse={asTyped}
          />
          <DateInput
            source="to"
            label="Last day"
            validate={needed}
            helperText={false}
            parse={asTyped}
          />
          <TextInput source="reason" label="Why" helperText={false} parse={asTyped} />
        </SimpleFormIterator>
      </ArrayInput>
    </FormSection>
  );
}

const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');
