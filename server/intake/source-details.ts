const most = { entries: 20, name: 40, text: 500 };
const topLevel = /^utm[_A-Z]|^(?:page|referrer|campaign)$/;

/**
 * Where a visitor came from, as a web site tells it: `utm…`, `page`, `referrer` and `campaign`, or
 * anything in `sourceDetails`. Only short texts; nothing here is worth refusing a request for.
 */
export function sourceDetails(body: Readonly<Record<string, unknown>>): Record<string, string> {
  const nested = body['sourceDetails'];
  const given = [
    ...Object.entries(body).filter(([name]) => topLevel.test(name)),
    ...(typeof nested === 'object' && nested !== null ? Object.entries(nested) : []),
  ];
  const texts = given.filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  return Object.fromEntries(
    texts
      .slice(0, most.entries)
      .map(([name, text]) => [name.slice(0, most.name), text.slice(0, most.text)]),
  );
}
