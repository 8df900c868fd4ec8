import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseMailbox } from './address.ts';
import type { OutgoingMail } from './mailer.ts';

const calendarMethod = /^METHOD:([A-Z]+)\r?$/m;

/** The mail on the wire. Nothing in it depends on when or how often it is made. */
export async function messageBytes(mail: OutgoingMail): Promise<Buffer> {
  const composer = new MailComposer({
    from: parseMailbox(mail.from),
    to: { name: '', address: mail.to },
    ...(mail.replyTo !== null && { replyTo: { name: '', address: mail.replyTo } }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.date),
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    xMailer: false,
    headers: {
      // So that no out-of-office answer comes back.
      'Auto-Submitted': 'auto-generated',
      ...(mail.stopUrl !== null && {
        'List-Unsubscribe': { prepared: true, value: `<${mail.stopUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
    attachments: calendarAttachment(mail.calendar),
  });
  return composer.compile().build();
}

function calendarAttachment(calendar: string | null) {
  if (calendar === null) {
    return [];
  }
  const method = calendarMethod.exec(calendar)?.[1] ?? 'PUBLISH';
  return [
    {
      filename: 'appointment.ics',
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content: calendar,
    },
  ];
}
