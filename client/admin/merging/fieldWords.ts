import { channelLabels, languageLabels, sourceLabels } from '../../../shared/labels.ts';
import { hiddenFields, type MergeCandidate, type MergeField } from '../../../shared/merge.ts';
import { formatPhone } from '../format/phone.ts';
import { formatDay } from '../format/time.ts';

/** What a field is called beside its values. */
export const fieldLabels: Record<MergeField, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Mail address',
  phone: 'Phone',
  preferredContact: 'Prefers',
  bestTime: 'Best time',
  language: 'Language',
  concern: 'Concern',
  message: 'Message',
  howHeard: 'Heard of us by',
  source: 'How they came',
  requesterName: 'Who asked',
  requesterRelation: 'Their relation',
  okToTalkTo: 'May be discussed with',
  voicemailOk: 'Voicemail is fine',
  assigneeId: 'With',
  formsSentAt: 'Forms sent',
  formsReceivedAt: 'Forms received',
  clinicalReview: 'Clinical review',
  driverConfirmed: 'Driver confirmed',
};

export type Words = {
  readonly zone: string;
  readonly nameOf: (id: unknown) => string;
};

const labels: Partial<Record<MergeField, Readonly<Record<string, string>>>> = {
  preferredContact: channelLabels.en,
  language: languageLabels,
  source: sourceLabels,
  clinicalReview: { pending: 'Pending', cleared: 'Cleared' },
};

const dates: readonly MergeField[] = ['formsSentAt', 'formsReceivedAt'];

/** What a lead says for a field, as people read it; what is private stays hidden. */
export function valueWords(
  { values, filled }: Pick<MergeCandidate, 'values' | 'filled'>,
  field: MergeField,
  { zone, nameOf }: Words,
): string {
  if (hiddenFields.includes(field)) {
    return filled.includes(field) ? 'Hidden' : 'Nothing';
  }
  const value = values[field];
  if (value === null || value === '') {
    return field === 'assigneeId' ? 'Nobody' : 'Nothing';
  }
  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }
  if (field === 'assigneeId') {
    return nameOf(value);
  }
  if (dates.includes(field)) {
    return formatDay(value, zone);
  }
  return field === 'phone' ? formatPhone(value) : (labels[field]?.[value] ?? value);
}

/** The same where the leads are not alike: of what is hidden in all of them that has to be said. */
export function differingWords(
  lead: Pick<MergeCandidate, 'values' | 'filled'>,
  leads: readonly Pick<MergeCandidate, 'filled'>[],
  field: MergeField,
  words: Words,
): string {
  const isHidden = leads.every(({ filled }) => filled.includes(field));
  return isHidden ? 'Hidden, differs' : valueWords(lead, field, words);
}

/** Whether there is anything to see in this row at all. */
export function isTold(leads: readonly MergeCandidate[], field: MergeField): boolean {
  return leads.some(
    ({ values, filled }) =>
      filled.includes(field) || (values[field] !== null && values[field] !== ''),
  );
}
