import { FormSection } from '../ui/FormSection.tsx';
import { HoursInput } from './HoursInput.tsx';

export function HoursSection() {
  return (
    <FormSection
      title="Opening hours"
      hint="A day can have several spans, for instance with a break at noon."
    >
      <HoursInput source="hours" label="Open" />
    </FormSection>
  );
}
