import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Appointment } from '../../shared/records.ts';
import { openDashboard } from '../support/msw/openDashboard.tsx';
import { appointment, lead, location, room } from '../support/msw/records.ts';
import { refuse } from '../support/msw/staffApi.ts';

/** A visit on the Monday of these tests, with the person as the server gives it along. */
function visit(startsAt: string, endsAt: string, values: Partial<Appointment> = {}) {
  const { firstName, lastName, reference, phone, email } = lead();
  const person = { firstName, lastName, reference, phone, email };
  const day = '2026-11-23T';
  const at = { startsAt: `${day}${startsAt}:00.000Z`, endsAt: `${day}${endsAt}:00.000Z` };
  return { ...appointment({ ...at, version: 4, ...values }), lead: person };
}

const rooms = [
  room(),
  room({ id: 2, name: 'Room 2' }),
  room({ id: 3, name: 'Old', active: false }),
];
const hours = [
  { weekday: 1, opensAt: '08:00', closesAt: '12:00' },
  { weekday: 1, opensAt: '13:00', closesAt: '17:00' },
];
/** 11:00 to 11:30 am in Room 1. */
const eleven = visit('17:00', '17:30');

type Tables = Record<string, (object & { id: number | string })[]>;
const open = (tables: Tables = {}, address = '/appointments', handlers = {}) =>
  openDashboard(address, {
    tables: { rooms, locations: [location({ hours })], appointments: [eleven], ...tables },
    ...handlers,
  });

const card = (name: string | RegExp = /^11:00 am – 11:30 am, Dolores/) =>
  screen.findByRole('button', { name });
const heading = (name: string) => screen.findByRole('heading', { level: 2, name });
const columnOf = (name: string) => within(screen.getByRole('list', { name, hidden: true }));

describe('a day', () => {
  it('has a column for each room in use, its appointments, and closed time shaded', async () => {
    const came = visit('14:00', '15:30', {
      id: 2,
      roomId: 2,
      kind: 'infusion',
      status: 'completed',
    });
    const missed = visit('15:00', '15:30', { id: 3, roomId: 1, status: 'noShow' });
    open({ appointments: [eleven, came, missed] });
    expect(await heading('Monday, November 23')).toBeVisible();
    await card();
    expect(
      screen.getByText('Alamo Heights · Open 8:00 am – 12:00 pm, 1:00 pm – 5:00 pm · CST'),
    ).toBeVisible();
    expect(columnOf('Room 1').getAllByRole('button')).toHaveLength(2);
    expect(
      columnOf('Room 2').getByRole('button', {
        name: '8:00 am – 9:30 am, Dolores Quintanilla, Infusion, Room 2, Completed',
      }),
    ).toBeVisible();
    expect(screen.queryByRole('list', { name: 'Old' })).toBeNull();
    expect(document.querySelectorAll('[data-closed]')).toHaveLength(2 * 3);
    expect(screen.getAllByText('9:55 am')[0]).toBeVisible();
    expect(document.title).not.toContain('Dolores');
  });

  it('hides the cancelled until they are asked for', async () => {
    const gone = visit('20:00', '20:30', { id: 2, status: 'cancelled' });
    const { person } = open({ appointments: [eleven, gone] });
    await card();
    expect(screen.queryByRole('button', { name: /^2:00 pm – 2:30 pm, Dolores/ })).toBeNull();
    await person.click(screen.getByLabelText('Show cancelled'));
    expect(await card(/^2:00 pm – 2:30 pm, Dolores.*Cancelled$/)).toBeVisible();
  });

  it('that is closed says why, and leads to the next', async () => {
    const closures = [{ from: '2026-11-23', to: '2026-11-23', reason: 'Inventory' }];
    const { person } = open({ locations: [location({ hours, closures })], appointments: [] });
    expect((await screen.findAllByText('Closed: Inventory'))[0]).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Next day' }));
    expect(await heading('Tuesday, November 24')).toBeVisible();
    expect(window.location.hash).toContain('date=2026-11-24');
  });

  it('without rooms says who can add them', async () => {
    open({ rooms: [] });
    expect(await screen.findByText('No rooms yet')).toBeVisible();
    expect(screen.getByText(/Ask an admin/)).toBeVisible();
  });

  it('that cannot be read says so and offers another try', async () => {
    const failing = http.get('/api/appointments', () => refuse(503, { message: 'Too busy.' }), {
      once: true,
    });
    const { person } = open({}, '/appointments', { handlers: [failing] });
    expect(await screen.findByText(/Too busy/)).toBeVisible();
    await person.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await card()).toBeVisible();
  });

  it('is the one of the address, at the location of the address, whose zone is named', async () => {
    const elPaso = location({ id: 2, name: 'El Paso', timeZone: 'America/Denver', hours });
    open(
      { locations: [location({ hours }), elPaso], rooms: [room({ id: 9, locationId: 2 })] },
      '/appointments?view=day&date=2026-11-30&locationId=2',
    );
    expect(await heading('Monday, November 30')).toBeVisible();
    expect(screen.getByText(/^El Paso · Open 8:00 am.*MST$/)).toBeVisible();
  });
});

describe('the address', () => {
  it('that is mistyped means today, here', async () => {
    open({}, '/appointments?view=month&date=2026-02-31&locationId=x&roomId=-1');
    expect(await heading('Monday, November 23')).toBeVisible();
  });

  it('names the location, and follows when another is chosen above', async () => {
    const elPaso = location({ id: 2, name: 'El Paso', timeZone: 'America/Denver', hours });
    const { person } = open({ locations: [location({ hours }), elPaso] });
    await card();
    expect(window.location.hash).toContain('locationId=1');
    await person.click(screen.getByRole('button', { name: 'Location: All locations' }));
    await person.click(screen.getByRole('menuitem', { name: 'El Paso' }));
    expect(await screen.findByText(/^El Paso · Open.*MST$/)).toBeVisible();
    expect(window.location.hash).toContain('locationId=2');
    await person.click(screen.getByRole('link', { name: 'Week' }));
    expect(await heading('Mon, Nov 23 – Sun, Nov 29')).toBeVisible();
    expect(screen.getByText('El Paso · MST')).toBeVisible();
  });
});

describe('a week', () => {
  it('has a column for each day, which leads to it', async () => {
    const { person } = open({}, '/appointments?view=week&date=2026-11-25');
    expect(await heading('Mon, Nov 23 – Sun, Nov 29')).toBeVisible();
    await card();
    expect(columnOf('Mon, Nov 23').getAllByRole('button')).toHaveLength(1);
    await person.click(screen.getByRole('link', { name: 'Tue, Nov 24' }));
    expect(await heading('Tuesday, November 24')).toBeVisible();
  });

  it('can be of one room, which stays in the address', async () => {
    const other = visit('19:00', '19:30', { id: 2, roomId: 2 });
    const places = [location({ hours }), location({ id: 2, name: 'El Paso', hours })];
    open({ locations: places, appointments: [eleven, other] }, '/appointments?view=week&roomId=2');
    expect(await card(/^1:00 pm.*Room 2/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /Room 1, Booked/ })).toBeNull();
    expect(window.location.hash).toMatch(/roomId=2/);
  });
});

/** jsdom lays nothing out: rooms 100 pixels wide side by side, cards where their style says. */
function layOut(): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function box(
    this: Element,
  ) {
    const columns = [...document.querySelectorAll('[data-column]')];
    const left = 100 * Math.max(0, columns.indexOf(this));
    const top = Number.parseFloat(this.parentElement?.style.top || '0');
    return new DOMRect(left, this.tagName === 'BUTTON' ? top : 0, 100, 800);
  });
}

const pixelsPerMinute = 1.4;

/** Drags by some minutes, into the room that is so many columns from the left. */
function drag(from: HTMLElement, minutes: number, column: number): void {
  const top = Number.parseFloat(from.parentElement?.style.top ?? '');
  const pointer = { pointerId: 1, pointerType: 'mouse', button: 0 };
  const end = { clientX: 100 * column + 20, clientY: top + 4 + minutes * pixelsPerMinute };
  fireEvent.pointerDown(from, { ...pointer, clientX: 20, clientY: top + 4 });
  fireEvent.pointerMove(window, { ...pointer, ...end });
  fireEvent.pointerUp(window, { ...pointer, ...end });
}

describe('dragging an appointment', () => {
  beforeEach(layOut);

  it('asks first, and sends what was answered: where to, whether to tell, and what was seen', async () => {
    const { person, api } = open();
    drag(await card(), 121, 1);
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'Move Dolores Quintanilla to Mon, Nov 23, 1:00 pm, Room 2?',
      }),
    );
    expect(api.sent).toEqual([]);
    expect(
      columnOf('Room 2').getByText(/1:00 pm/, { ignore: '[data-slot], .visually-hidden' }),
    ).toBeInTheDocument();
    await person.click(dialog.getByRole('button', { name: 'Move without a mail' }));
    expect(await screen.findByText('Moved to Mon, Nov 23, 1:00 pm, Room 2.')).toBeVisible();
    expect(api.sent).toEqual([
      {
        method: 'POST',
        path: '/api/appointments/1/move',
        body: { startsAt: '2026-11-23T19:00:00.000Z', roomId: 2, notify: false, version: 4 },
      },
    ]);
  });

  it('and going back puts it where it was, with nothing sent', async () => {
    const { person, api } = open();
    drag(await card(), 120, 0);
    const dialog = within(await screen.findByRole('dialog'));
    await person.click(dialog.getByRole('button', { name: 'Back' }));
    expect(await card()).toBeVisible();
    expect(api.sent).toEqual([]);
  });

  it('is put back with the reason where the server refuses', async () => {
    const message = 'This appointment is cancelled already.';
    const handlers = [http.post('/api/appointments/1/move', () => refuse(409, { message }))];
    const { person } = open({}, '/appointments', { handlers });
    drag(await card(), 120, 1);
    const dialog = within(await screen.findByRole('dialog'));
    await person.click(dialog.getByRole('button', { name: 'Move and tell the person' }));
    expect(await screen.findByText(`Not moved. ${message}`)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(columnOf('Room 1').getByRole('button', { name: /^11:00 am/ })).toBeVisible();
  });

  it('keeps the question where nothing was heard, to send the same once more', async () => {
    const handlers = [
      http.post('/api/appointments/1/move', () => HttpResponse.error(), { once: true }),
    ];
    const { person, api } = open({}, '/appointments', { handlers });
    drag(await card(), 120, 1);
    const dialog = within(await screen.findByRole('dialog'));
    await person.click(dialog.getByRole('button', { name: 'Move and tell the person' }));
    expect(await dialog.findByText(/can’t be reached/)).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Move and tell the person' }));
    await waitFor(() => expect(api.sent).toHaveLength(1));
    expect(api.sent[0]?.body).toMatchObject({ notify: true, version: 4 });
  });

  it('onto what can’t be is put back without asking', async () => {
    const other = visit('19:00', '20:00', { id: 2, roomId: 2 });
    open({ appointments: [eleven, other] });
    drag(await card(), 120, 1);
    expect(await screen.findByText('Not moved. Room 2 is taken at that time.')).toBeVisible();
    drag(await card(), -120, 1);
    expect(await screen.findByText('Not moved. This time is over.')).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('to another room only asks nothing about mails, for none goes out', async () => {
    open();
    drag(await card(), 0, 1);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Only the room changes/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Move' })).toBeVisible();
    expect(dialog.queryByRole('button', { name: 'Move and tell the person' })).toBeNull();
  });

  it('in the week goes to another day, in its room', async () => {
    const { person, api } = open({}, '/appointments?view=week');
    drag(await card(), 120, 1);
    const dialog = within(
      await screen.findByRole('dialog', { name: /to Tue, Nov 24, 1:00 pm, Room 1\?$/ }),
    );
    expect(dialog.getByText(/outside opening hours/)).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Move and tell the person' }));
    await waitFor(() => expect(api.sent).toHaveLength(1));
    const startsAt = '2026-11-24T19:00:00.000Z';
    expect(api.sent[0]?.body).toEqual({ startsAt, roomId: 1, notify: true, version: 4 });
  });

  it('that has been completed does nothing', async () => {
    const done = visit('17:00', '17:30', { status: 'completed' });
    open({ appointments: [done] });
    drag(await card(), 120, 1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a free time', () => {
  it('books the person that is found, with time and room given', async () => {
    const { person, api } = open();
    await card();
    await person.click(screen.getByRole('button', { name: 'Book 1:30 pm, Room 2' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.type(dialog.getByLabelText(/Who comes/), 'Quint');
    await person.click(await dialog.findByRole('radio', { name: /Dolores Quintanilla/ }));
    await person.click(dialog.getByRole('radio', { name: 'Infusion' }));
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    expect(await screen.findByText('Booked.')).toBeVisible();
    expect(api.sent.map(({ body }) => body)).toEqual([
      { leadId: 1, kind: 'infusion', startsAt: '2026-11-23T19:30:00.000Z', roomId: 2 },
    ]);
  });

  it('that was taken meanwhile says so, and is gone from the calendar behind', async () => {
    const message = 'This time has just been taken. Please choose another one.';
    const taken = http.post('/api/appointments', () => refuse(409, { message }));
    const { person, api } = open({}, '/appointments', { handlers: [taken] });
    await card();
    await person.click(screen.getByRole('button', { name: 'Book 1:30 pm, Room 2' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.type(dialog.getByLabelText(/Who comes/), 'Quint');
    await person.click(await dialog.findByRole('radio', { name: /Dolores Quintanilla/ }));
    api.tables['appointments'] = [eleven, visit('19:30', '20:00', { id: 2, roomId: 2 })];
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    expect(await dialog.findByText(message)).toBeVisible();
    await person.click(dialog.getByRole('button', { name: 'Back' }));
    expect(await card(/^1:30 pm.*Room 2/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Book 1:30 pm, Room 2' })).toBeNull();
  });

  it('needs somebody; where nobody is found it leads to a new lead', async () => {
    const { person, api } = open();
    await card();
    await person.click(screen.getByRole('button', { name: 'Book 1:30 pm, Room 2' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Book an appointment' }));
    await person.click(dialog.getByRole('button', { name: 'Book' }));
    expect(await dialog.findByText('Choose who comes.')).toBeVisible();
    await person.type(dialog.getByLabelText(/Who comes/), 'Nobody');
    expect(await dialog.findByRole('link', { name: 'Take down a new lead' })).toBeVisible();
    expect(api.sent).toEqual([]);
  });

  it('is one stop of the Tab key; the arrows lead to the others', async () => {
    const { person } = open();
    await card();
    const stops = screen
      .getAllByRole('button', { name: /^Book / })
      .filter((each) => each.tabIndex === 0);
    expect(stops.map((each) => each.getAttribute('aria-label'))).toEqual(['Book 10:00 am, Room 1']);
    stops[0]?.focus();
    await person.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName('Book 11:30 am, Room 2');
  });
});
