import type { StaffTemplate } from '../../../shared/vocabulary.ts';
import type { TemplateText } from './template.ts';

/** Mails to staff, in English alone like the dashboard. */
export const staffTemplateTexts: Record<StaffTemplate, TemplateText> = {
  invitation: {
    subject: 'Your Stillpoint account',
    body: `Hello {{ name }},

An account has been made for you in Stillpoint, where your clinic looks after its requests. Choose a password to sign in:

[Choose a password]({{ link }})

The link works once and for a limited time. If you did not expect this mail, ask your admin.`,
  },
  passwordReset: {
    subject: 'Choose a new Stillpoint password',
    body: `Hello {{ name }},

Somebody asked for a new password for your Stillpoint account. If that was you, choose it here:

[Choose a new password]({{ link }})

The link works once and for a limited time. If it was not you, do nothing: your password stays as it is.`,
  },
};
