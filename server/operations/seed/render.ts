import { appointmentTime } from '../../mail/appointment-time.ts';
import { renderMail } from '../../mail/render.ts';
import { builtInTemplate } from '../../mail/templates/built-in.ts';
import type { MailToRender, RenderMail } from './tale.ts';

/** The mail as a patient would get it. */
export const wholeMail: RenderMail = ({
  template,
  language,
  firstName,
  clinic,
  url,
  appointment,
}) => {
  const { name, street, city, region, postalCode, phone, timeZone, settings } = clinic.location;
  return renderMail(
    builtInTemplate(template, language),
    { name: template, language, infusion: appointment?.kind === 'infusion' },
    {
      firstName,
      clinicName: settings.clinicName || name,
      address: `${street}, ${city}, ${region} ${postalCode}`,
      phone,
      link: url,
      ...(appointment && { time: appointmentTime(appointment.startsAt, timeZone, language) }),
    },
  );
};

/** One line instead of a mail: a hundred thousand leads shall not fill the disk with mails. */
export const shortMail: RenderMail = ({ firstName, clinic, url }: MailToRender) => {
  const line = `${firstName}, ${clinic.location.name}: ${url}`;
  return { subject: clinic.location.name, text: line, html: `<p>${line}</p>` };
};
