import Box from '@mui/material/Box';
import { templateVariables, type VariableName } from '../../../shared/template-variables.ts';
import type { EmailTemplateName } from '../../../shared/vocabulary.ts';
import { Quiet } from '../ui/Card.tsx';

const meanings: Record<VariableName, string> = {
  firstName: 'the first name of whoever asked',
  patientName: 'the patient’s first name: the same, unless somebody else asked',
  name: 'the colleague’s name',
  clinicName: 'the name of the location',
  address: 'its street and city',
  phone: 'its phone number',
  time: 'day and time of the appointment, in the location’s time',
  link: 'the page that this mail leads to',
  staffName: 'the colleague who sends it',
  stopLink: 'the page that stops such mails',
};

/** What a mail of this kind can say about anybody. */
export function Variables({ name }: { name: EmailTemplateName }) {
  const { allowed, required, aboutAppointment } = templateVariables[name];
  return (
    <Box className="wide" component="aside" aria-label="Placeholders" sx={{ mt: 2 }}>
      <Quiet sx={{ mb: 0.5 }}>Stillpoint fills these in:</Quiet>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, display: 'grid', gap: 0.5 }}>
        {allowed.map((each) => (
          <li key={each}>
            <code>{`{{ ${each} }}`}</code> {meanings[each]}
            {required.includes(each) && ' (must be there)'}
          </li>
        ))}
        {aboutAppointment && (
          <li>
            <code>{'{% if infusion %} … {% else %} … {% endif %}'}</code> words for one kind of
            appointment
          </li>
        )}
      </Box>
    </Box>
  );
}
