/**
 * E.164 as people here write it: `+12105550142` → `(210) 555-0142`,
 * `+525512345678` → `+52 55 1234 5678`; what is neither stays as it is.
 */
export function formatPhone(phone: string): string {
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(phone);
  if (us) {
    return `(${us[1]}) ${us[2]}-${us[3]}`;
  }
  const mexico = /^\+52(\d{2})(\d{4})(\d{4})$/.exec(phone);
  return mexico ? `+52 ${mexico[1]} ${mexico[2]} ${mexico[3]}` : phone;
}
