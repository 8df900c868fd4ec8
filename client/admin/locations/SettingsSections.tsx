import { TextInput } from 'react-admin';
import { FormSection } from '../ui/FormSection.tsx';
import { figure } from './FigureInput.tsx';
import { HoursInput } from './HoursInput.tsx';
import { FollowUpSection } from './FollowUpSection.tsx';
import { bookingFields, responseFields } from './settingFields.ts';
import { formatLines, formatNumbers, parseLines, parseNumbers } from './typedLists.ts';

/** How booking, follow-up and mail work here. Every figure says why it is what it is. */
export function SettingsSections() {
  return (
    <>
      <FormSection title="Booking">
        {bookingFields.map(figure)}
        <TextInput
          source="settings.reminderHoursBefore"
          label="Reminders, hours before"
          format={formatNumbers}
          parse={parseNumbers}
          helperText="With commas between. Any reminder raises attendance; 48 and 24 are usual."
        />
      </FormSection>
      <FormSection
        title="First call"
        hint="The clock of a new request runs only while you are open and people may be called."
      >
        {responseFields.map(figure)}
        <h3 className="wide">When people may be called</h3>
        <HoursInput source="settings.contactWindow" label="Calls" />
      </FormSection>
      <FollowUpSection />
      <FormSection title="Names, mail and web sites">
        <TextInput
          source="settings.clinicName"
          label="Name that patients see"
          parse={asTyped}
          helperText="Empty: the location’s own name."
        />
        <TextInput
          source="settings.mailFrom"
          label="Sender of mails to patients"
          type="email"
          parse={asTyped}
          helperText="Empty: the group’s address."
        />
        <TextInput
          className="wide"
          source="settings.allowedOrigins"
          label="Web sites that may send requests"
          multiline
          minRows={2}
          format={formatLines}
          parse={parseLines}
          helperText="One a line, such as https://clinic.example."
        />
      </FormSection>
    </>
  );
}

/** These texts may be empty, but never missing. */
const asTyped = (value: unknown) => (typeof value === 'string' ? value : '');
