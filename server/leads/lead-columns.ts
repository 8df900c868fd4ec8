import type { LeadChanges } from '../../shared/lead.ts';
import { invalid } from '../http/errors.ts';
import { normalPhone } from '../intake/phone.ts';
import type { LeadRow } from './lead.table.ts';

type Said = Partial<Omit<LeadChanges, 'assigneeId'>>;

/**
 * What staff typed as the columns have it.
 * @throws HttpError 422 for a phone number that can't be one
 */
export function toColumns({
  email,
  phone,
  voicemailOk,
  driverConfirmed,
  ...same
}: Said): Partial<LeadRow> {
  return {
    ...same,
    ...(email !== undefined && { email: email?.toLowerCase() ?? null }),
    ...(phone !== undefined && { phone: phone === null ? null : phoneOf(phone) }),
    ...(voicemailOk !== undefined && {
      voicemailOk: voicemailOk === null ? null : bit(voicemailOk),
    }),
    ...(driverConfirmed !== undefined && { driverConfirmed: bit(driverConfirmed) }),
  };
}

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** @throws HttpError 422 */
export function phoneOf(typed: string): string {
  const phone = normalPhone(typed);
  if (phone === null) {
    throw invalid({ phone: 'Please check the phone number.' });
  }
  return phone;
}

/** @throws HttpError 422 where nothing is left by which the person could be reached */
export function requireReach(reach: { email: string | null; phone: string | null }): void {
  if (reach.email === null && reach.phone === null) {
    const message = 'Give a mail address or a phone number.';
    throw invalid({ email: message, phone: message });
  }
}
