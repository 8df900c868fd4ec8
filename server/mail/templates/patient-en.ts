import type { PatientTemplate } from '../../../shared/vocabulary.ts';
import type { TemplateText } from './template.ts';

/** What a clinic starts from in English; admins change it under Settings. */
export const patientTemplatesInEnglish: Record<PatientTemplate, TemplateText> = {
  bookingLink: {
    subject: 'Choose your time at {{ clinicName }}',
    body: `Hello {{ firstName }},

Thank you for asking us for a consultation. Choose the day and time that suit you:

[Choose a time]({{ link }})

The link is yours alone, so please don’t pass it on. Would you rather talk to us? Call {{ phone }}.`,
  },
  confirmation: {
    subject: 'Your appointment at {{ clinicName }} is booked',
    body: `Hello {{ firstName }},

Your appointment is booked:

**{{ time }}**
{{ clinicName }}, {{ address }}

The attached file puts it into your calendar.

[Move or cancel]({{ link }})

If you can’t come, please tell us early, so that somebody else can have the time.`,
  },
  moved: {
    subject: 'Your appointment at {{ clinicName }} has a new time',
    body: `Hello {{ firstName }},

Your appointment has been moved. The new time:

**{{ time }}**
{{ clinicName }}, {{ address }}

The attached file brings your calendar up to date.

[Move or cancel]({{ link }})

Does the new time not suit you? Choose another with the link, or call {{ phone }}.`,
  },
  cancelled: {
    subject: 'Your appointment at {{ clinicName }} is cancelled',
    body: `Hello {{ firstName }},

This appointment is cancelled:

**{{ time }}**

The attached file takes it out of your calendar. Would you like another time?

[Choose another time]({{ link }})

Is this not what you wanted? Call {{ phone }}.`,
  },
  reminder: {
    subject: 'Reminder: your appointment at {{ clinicName }}',
    body: `Hello {{ firstName }},

We look forward to seeing you:

**{{ time }}**
{{ clinicName }}, {{ address }}

[Move or cancel]({{ link }})

If you can’t come, please tell us now with the link, or call {{ phone }}.`,
  },
  rebooking: {
    subject: 'Choose a new time at {{ clinicName }}',
    body: `Hello {{ firstName }},

Your last appointment did not take place. We would still be glad to see you:

[Choose a new time]({{ link }})

Would you rather talk to us? Call {{ phone }}.`,
  },
  followUp: {
    subject: 'Your request to {{ clinicName }}',
    body: `Hello {{ firstName }},

You asked us for a consultation, and no time is chosen yet. Would you still like one?

[Choose a time]({{ link }})

No time that suits you? Tell us on that page, or call {{ phone }}.

[No more mails like this]({{ stopLink }})`,
  },
  followUpLater: {
    subject: 'Still here for you: {{ clinicName }}',
    body: `Hello {{ firstName }},

We have not heard from you, and there is no hurry. When you are ready, choose a time yourself:

[Choose a time]({{ link }})

Or call {{ phone }}; we are glad to answer questions.

[No more mails like this]({{ stopLink }})`,
  },
  followUpLast: {
    subject: 'Our last mail to you from {{ clinicName }}',
    body: `Hello {{ firstName }},

This is the last time we write about your request. The door stays open:

[Choose a time]({{ link }})

Later on, call {{ phone }} or ask us again on our web site.

[No more mails like this]({{ stopLink }})`,
  },
  personal: {
    subject: '{{ staffName }} from {{ clinicName }}',
    body: `Hello {{ firstName }},

this is {{ staffName }} from {{ clinicName }}. I tried to reach you about your request. When may I call you? Answer this mail, call {{ phone }}, or choose a time yourself:

[Choose a time]({{ link }})

{{ staffName }}`,
  },
};
