import { useLocation, useNavigate } from 'react-admin';

export const views = { day: 'Day', week: 'Week', list: 'List' } as const;
export type View = keyof typeof views;

/** What the address says: a link shows the same to everybody who may see it. */
export type CalendarAddress = {
  view: View;
  /** Null: today, whatever day that is by now. */
  date: string | null;
  locationId: number | null;
  /** Null: all rooms. */
  roomId: number | null;
};

type Go = (changes: Partial<CalendarAddress>, how?: { replace: boolean }) => void;

/** Where the calendar stands, and the way to another day, view, location or room. */
export function useCalendarAddress(): [CalendarAddress, Go] {
  const { search } = useLocation();
  const navigate = useNavigate();
  const address = readAddress(search);
  const go: Go = (changes, how) => navigate(addressOf({ ...address, ...changes }), how);
  return [address, go];
}

export function addressOf(address: Partial<CalendarAddress>): string {
  const given = Object.entries(address).filter(([, value]) => value !== null);
  return `/appointments?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}

/** What is mistyped is as if it weren't there. */
function readAddress(search: string): CalendarAddress {
  const given = new URLSearchParams(search);
  const view = given.get('view') ?? '';
  const date = given.get('date') ?? '';
  return {
    view: isView(view) ? view : 'day',
    date: isDate(date) ? date : null,
    locationId: idOf(given.get('locationId')),
    roomId: idOf(given.get('roomId')),
  };
}

function isView(word: string): word is View {
  return Object.hasOwn(views, word);
}

/** A day that exists, in a year that a clinic could mean. */
export function isDate(text: string): boolean {
  const known = /^20\d\d-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  return known !== null && !Number.isNaN(known.getTime()) && known.toISOString().startsWith(text);
}

function idOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
