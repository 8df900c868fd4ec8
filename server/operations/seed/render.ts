import { clinicNameOf } from '../../locations/clinic-name.ts';
import { wholeTime } from '../../locations/local-time.ts';
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
  const { street, city, region, postalCode, phone } = clinic.location;
  return renderMail(
    builtInTemplate(template, language),
    { name: template, language, infusion: appointment?.kind === 'infusion' },
    {
      firstName,
      clinicName: clinicNameOf(clinic.location),
      address: `${street}, ${city}, ${region} ${postalCode}`,
      phone,
      link: url,
      stopLink: `${url}/stop`,
      ...(appointment && { time: wholeTime(appointment.startsAt, clinic.location, language) }),
    },
  );
};

/** One line instead of a mail: a hundred thousand leads shall not fill the disk with mails. */
export const shortMail: RenderMail = ({ firstName, clinic, url }: MailToRender) => {
  const line = `${firstName}, ${clinic.location.name}: ${url}`;
  return { subject: clinic.location.name, text: line, html: `<p>${line}</p>` };
};
