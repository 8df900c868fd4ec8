type Filter = Readonly<Record<string, unknown>>;
type Known = { readonly myId: string; readonly now: string };

const dayMilliseconds = 86_400_000;
const daysAgo = /^P(\d{1,4})D$/;

/**
 * A filter as a view keeps it: "with me" is with whoever looks, and "asked before" is some days
 * before today (`P3D`), not before the day on which the view was saved. The leads behind a figure
 * of a report are those of one day's look at it, nothing to keep.
 */
export function toSavedFilter(
  { counted: _aFigure, ...filter }: Filter,
  { myId, now }: Known,
): Filter {
  return mapped(filter, (key, value) => {
    if (key === 'assigneeId' && value === myId) {
      return 'me';
    }
    const askedAt = key === 'requestedAt_lte' ? Date.parse(String(value)) : Number.NaN;
    return Number.isNaN(askedAt)
      ? value
      : `P${Math.max(0, Math.round((Date.parse(now) - askedAt) / dayMilliseconds))}D`;
  });
}

/** The same for this person at this moment, as `GET /api/leads` takes it. */
export function fromSavedFilter(filter: Filter, { myId, now }: Known): Filter {
  return mapped(filter, (key, value) => {
    if (key === 'assigneeId' && value === 'me') {
      return myId;
    }
    const days = key === 'requestedAt_lte' ? daysAgo.exec(String(value))?.[1] : undefined;
    return days === undefined
      ? value
      : new Date(Date.parse(now) - Number(days) * dayMilliseconds).toISOString();
  });
}

function mapped(filter: Filter, map: (key: string, value: unknown) => unknown): Filter {
  return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, map(key, value)]));
}
