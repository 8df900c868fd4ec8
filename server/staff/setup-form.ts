import type { Field, Page, Select } from '../pages/pages.ts';
import { passwordLength } from './password.ts';

type Texts = Readonly<Record<string, string>>;

type SetupPage = Page & {
  code: string;
  adminFields: Field[];
  locationFields: Field[];
  timeZoneField: Select;
  problemsTitle: string;
  problems: { name: string; message: string }[];
};

const adminFields: Field[] = [
  { name: 'adminName', label: 'Your name', autocomplete: 'name' },
  { name: 'adminEmail', label: 'Your mail address', type: 'email', autocomplete: 'email' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    autocomplete: 'new-password',
    hint: `At least ${passwordLength.min} characters.`,
  },
];

const locationFields: Field[] = [
  { name: 'name', label: 'Name of the clinic', autocomplete: 'organization' },
  { name: 'street', label: 'Street and number', autocomplete: 'address-line1' },
  { name: 'city', label: 'City', autocomplete: 'address-level2' },
  { name: 'region', label: 'State', autocomplete: 'address-level1' },
  { name: 'postalCode', label: 'ZIP code', autocomplete: 'postal-code' },
  { name: 'phone', label: 'Phone', type: 'tel', autocomplete: 'tel' },
  { name: 'email', label: 'Mail address of the clinic', type: 'email' },
];

/** The setup page with what was typed (passwords apart) and what is wrong with it. */
export function setupForm(code: string, typed: Texts, errors: Texts): SetupPage {
  const filled = <Each extends Field | Select>(field: Each): Each => ({
    ...field,
    required: true,
    value: field.name === 'password' ? '' : (typed[field.name] ?? field.value ?? ''),
    error: errors[field.name],
    // What is wrong says the same and more.
    hint: errors[field.name] === undefined ? (field.hint ?? '') : '',
  });
  const fields = [...adminFields, ...locationFields, timeZoneField()];
  return {
    language: 'en',
    title: 'Set up Stillpoint',
    clinicName: 'Stillpoint',
    forStaff: true,
    code,
    adminFields: adminFields.map(filled),
    locationFields: locationFields.map(filled),
    timeZoneField: filled(timeZoneField()),
    problemsTitle: 'Please look at these again:',
    problems: fields.flatMap(({ name, label }) =>
      errors[name] === undefined ? [] : [{ name, message: `${label}: ${errors[name]}` }],
    ),
  };
}

function timeZoneField(): Select {
  const options = Intl.supportedValuesOf('timeZone').map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
  }));
  return { name: 'timeZone', label: 'Time zone', value: 'America/Chicago', options };
}
