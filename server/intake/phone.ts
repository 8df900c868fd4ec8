import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A typed phone number as E.164 (`+12105550142`), or null where no such number can exist.
 * Without a country code it is read as one of the United States; `00` means `+`, and the `1`
 * that mobile numbers in Mexico once had is left out.
 */
export function normalPhone(typed: string): string | null {
  const plain = typed
    .trim()
    .replace(/^00/, '+')
    .replace(/^\+52[\s-]?1(?=(\D*\d){10}$)/, '+52');
  return valid(plain) ?? valid(`+${plain.replaceAll(/\D/g, '')}`);
}

function valid(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'US');
  return number?.isValid() ? number.number : null;
}

const written = new Map<string, string>();
const keptNumbers = 500;

/**
 * As people in Texas write it: `(210) 555-0142`; one from abroad keeps its country code. The
 * clinics' own numbers are in every mail, so what was written is remembered for a while.
 */
export function formatPhone(phone: string): string {
  const known = written.get(phone);
  if (known !== undefined) {
    return known;
  }
  if (written.size >= keptNumbers) {
    written.clear();
  }
  const text = write(phone);
  written.set(phone, text);
  return text;
}

function write(phone: string): string {
  const number = parsePhoneNumberFromString(phone, 'US');
  if (!number) {
    return phone;
  }
  return number.countryCallingCode === '1' ? number.formatNational() : number.formatInternational();
}

/** What a link with `tel:` dials. */
export function phoneDigits(phone: string): string {
  return phone.replaceAll(/[^\d+]/g, '');
}
