import { channelLabels, concernLabels } from '../../shared/labels.ts';
import type { Location } from '../../shared/records.ts';
import { concerns, contactChannels, type Language } from '../../shared/vocabulary.ts';
import type { Field, Select } from '../pages/pages.ts';
import type { RequestWords } from './request-form.texts.ts';

/** Texts by field. */
export type Texts = Readonly<Record<string, string>>;

export type Filled = {
  readonly language: Language;
  readonly words: RequestWords;
  readonly typed: Texts;
  readonly errors: Texts;
};

type Name =
  | 'location'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'requesterName'
  | 'requesterRelation'
  | 'message'
  | 'concern'
  | 'preferredContact'
  | 'bestTime'
  | 'language'
  | 'howHeard';

function field(filled: Filled, name: Name): Field {
  return {
    name,
    label: filled.words[name],
    value: filled.typed[name] ?? '',
    error: filled.errors[name],
  };
}

/** All fields of the form, as its view wants them. */
export function requestFields(filled: Filled, locations: readonly Location[]) {
  return {
    location: locationField(filled, locations),
    ...patientFields(filled),
    requester: requesterFields(filled),
    message: messageField(filled),
    choices: choiceFields(filled),
    bestTime: { ...field(filled, 'bestTime'), hint: filled.words.bestTimeHint },
    howHeard: field(filled, 'howHeard'),
  };
}

function locationField(filled: Filled, locations: readonly Location[]): Select {
  const only = locations.length === 1 ? locations[0]?.slug : undefined;
  const options = locations.map(({ slug, name, city }) => ({
    value: slug,
    label: name.includes(city) ? name : `${name}, ${city}`,
  }));
  return {
    ...field(filled, 'location'),
    value: only ?? filled.typed['location'] ?? '',
    required: true,
    options: only ? options : [{ value: '', label: filled.words.chooseLocation }, ...options],
  };
}

function patientFields(filled: Filled) {
  const required = true;
  return {
    names: [
      { ...field(filled, 'firstName'), required, autocomplete: 'given-name' },
      { ...field(filled, 'lastName'), required, autocomplete: 'family-name' },
    ],
    reach: [
      {
        ...field(filled, 'email'),
        type: 'email',
        required,
        autocomplete: 'email',
        hint: filled.words.emailHint,
      },
      { ...field(filled, 'phone'), type: 'tel', required, autocomplete: 'tel' },
    ],
  } as const;
}

function requesterFields(filled: Filled): Field[] {
  return [
    field(filled, 'requesterName'),
    { ...field(filled, 'requesterRelation'), hint: filled.words.relationHint },
  ];
}

function messageField(filled: Filled): Field {
  const { optional, messageHint } = filled.words;
  return { ...field(filled, 'message'), type: 'textarea', note: optional, hint: messageHint };
}

function choiceFields(filled: Filled): Select[] {
  const { words, language, typed } = filled;
  return [
    {
      ...field(filled, 'concern'),
      options: choices(concerns, concernLabels[language], words.noConcern),
    },
    {
      ...field(filled, 'preferredContact'),
      options: choices(contactChannels, channelLabels[language], words.noPreference),
    },
    {
      ...field(filled, 'language'),
      value: typed['language'] ?? language,
      options: [
        { value: 'en', label: 'English' },
        { value: 'es', label: 'Español' },
      ],
    },
  ];
}

function choices<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  none: string,
): Select['options'] {
  return [{ value: '', label: none }, ...values.map((value) => ({ value, label: labels[value] }))];
}
