import type { EmailName } from '../../../shared/vocabulary.ts';

export const templateLabels: Record<EmailName, string> = {
  bookingLink: 'Link to book',
  confirmation: 'Confirmation',
  moved: 'Appointment moved',
  cancelled: 'Appointment cancelled',
  reminder: 'Reminder',
  rebooking: 'Invitation to book again',
  followUp: 'Follow-up',
  followUpLater: 'Second follow-up',
  followUpLast: 'Last follow-up',
  personal: 'Personal word',
  invitation: 'Invitation of staff',
  passwordReset: 'New password',
  monthlyReport: 'Monthly figures',
};
