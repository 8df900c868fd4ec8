import type { Generated, Selectable } from 'kysely';
import type {
  EmailName,
  EmailStatus,
  EmailTemplateName,
  Language,
} from '../../shared/vocabulary.ts';

export type EmailTable = {
  id: Generated<number>;
  /** Null: a mail to staff. */
  leadId: number | null;
  locationId: number | null;
  template: EmailName;
  language: Language;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The attached calendar file, as text */
  calendar: string | null;
  /** Where the person stops mails like this one (RFC 8058); null: a mail they wait for */
  stopUrl: string | null;
  /** Where an answer of the person goes */
  replyTo: string | null;
  appointmentId: number | null;
  /** When the appointment was to start as the mail was written */
  appointmentStartsAt: string | null;
  status: EmailStatus;
  attempts: Generated<number>;
  /** Those of the attempts after which nobody knows whether the mail server took it */
  ambiguous: Generated<number>;
  createdAt: string;
  /** When staff put it into the outbox once more; tries are counted from there */
  retriedAt: string | null;
  nextAttemptAt: string | null;
  claimedAt: string | null;
  sentAt: string | null;
  error: string | null;
  messageId: string;
};
export type EmailRow = Selectable<EmailTable>;

export type EmailTemplateTable = {
  id: Generated<number>;
  name: EmailTemplateName;
  language: Language;
  subject: string;
  body: string;
  version: Generated<number>;
};
