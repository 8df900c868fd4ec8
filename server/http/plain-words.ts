import type { z } from 'zod';

/**
 * What is wrong with a value, for a person, where the schema has no words of its own.
 * Given to zod with each parse.
 */
export function plainWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null
        ? 'Please fill this in.'
        : `This must be ${kinds[issue.expected] ?? 'something else'}.`;
    case 'invalid_value':
      return 'Choose one of the offered values.';
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'unrecognized_keys':
      return 'There is no such field here.';
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
    default:
      return 'This can’t be used. Please check it.';
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'an object',
};

function tooSmall(origin: string, minimum: number | bigint): string {
  switch (origin) {
    case 'string':
      return minimum === 1 ? 'Please fill this in.' : `Write at least ${minimum} characters.`;
    case 'array':
      return `Give at least ${minimum}.`;
    default:
      return `This must be at least ${minimum}.`;
  }
}

function tooBig(origin: string, maximum: number | bigint): string {
  switch (origin) {
    case 'string':
      return `Please keep this to ${maximum} characters.`;
    case 'array':
      return `Give at most ${maximum}.`;
    default:
      return `This must be at most ${maximum}.`;
  }
}
