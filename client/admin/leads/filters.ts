import {
  channelLabels,
  closeReasonLabels,
  languageLabels,
  sourceLabels,
} from '../../../shared/labels.ts';
import type { User } from '../../../shared/records.ts';
import { closeReasons, contactChannels, languages, sources } from '../../../shared/vocabulary.ts';
import { figureWords, lowered, readCounted } from '../format/countedWords.ts';
import { formatMomentWithin } from '../format/time.ts';

/** The words of `GET /api/leads?filter=`; the tabs own `status`, the top bar `locationId`. */
export type LeadFilter = Readonly<Record<string, unknown>>;
export type FilterChoice = { label: string; filter: LeadFilter };
export type FilterGroup = { title: string; choices: FilterChoice[] };

const dayMilliseconds = 86_400_000;

/** What "Add filter" offers. */
export function filterGroups(myId: string, now: string): FilterGroup[] {
  return [
    {
      title: 'With',
      choices: [
        { label: 'Assigned to me', filter: { assigneeId: myId } },
        { label: 'Nobody yet', filter: { assigneeId_isnull: true } },
      ],
    },
    {
      title: 'Waiting for a first call',
      choices: [1, 3, 7].map((days) => ({
        label: days === 1 ? 'More than a day' : `More than ${days} days`,
        filter: {
          firstContactAt_isnull: true,
          requestedAt_lte: new Date(Date.parse(now) - days * dayMilliseconds).toISOString(),
        },
      })),
    },
    { title: 'Language', choices: choicesOf('language', languages, languageLabels) },
    { title: 'Prefers', choices: choicesOf('preferredContact', contactChannels, channelLabels.en) },
    { title: 'How they came', choices: choicesOf('source', sources, sourceLabels) },
    { title: 'Closed because', choices: choicesOf('closeReason', closeReasons, closeReasonLabels) },
  ];
}

function choicesOf<Value extends string>(
  field: string,
  values: readonly Value[],
  labels: Record<Value, string>,
): FilterChoice[] {
  return values.map((value) => ({ label: labels[value], filter: { [field]: value } }));
}

/** A filter that is set, in words, for its chip. */
export function filterWords(
  key: string,
  value: unknown,
  known: { staff: readonly User[]; myId: string; zone: string; now: string },
): string {
  const { staff, myId, zone, now } = known;
  switch (key) {
    case 'counted':
      return behindWords(String(value));
    case 'q':
      return `Search: ${String(value)}`;
    case 'assigneeId':
      return value === myId
        ? 'Assigned to me'
        : `With ${staff.find((user) => user.id === value)?.name ?? 'somebody else'}`;
    case 'assigneeId_isnull':
      return 'With nobody yet';
    case 'firstContactAt_isnull':
      return 'Nobody called yet';
    case 'requestedAt_lte':
      return `Asked before ${formatMomentWithin(String(value), zone, now)}`;
    default:
      return choiceLabel(key, value, now) ?? `${key}: ${JSON.stringify(value)}`;
  }
}

/** `Behind a report’s figure: booked within 30 days` */
function behindWords(text: string): string {
  const counted = readCounted(text);
  return counted === null
    ? 'Behind a report’s figure'
    : `Behind a report’s figure: ${lowered(figureWords(counted))}`;
}

function choiceLabel(key: string, value: unknown, now: string): string | undefined {
  return filterGroups('', now)
    .flatMap((group) => group.choices)
    .find((choice) => choice.filter[key] === value)?.label;
}
