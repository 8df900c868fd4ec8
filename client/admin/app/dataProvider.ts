import simpleRestProvider from 'ra-data-simple-rest';
import type { DataProvider, Identifier, UpdateManyParams } from 'react-admin';
import type { FollowUpPreview } from '../../../shared/follow-up.ts';
import type { AppointmentMove, FreeTimes } from '../../../shared/appointment.ts';
import type { Presence, PresenceMode } from '../../../shared/presence.ts';
import type { BulkAct, BulkPreview } from '../../../shared/lead-bulk.ts';
import type { CurrentView } from '../../../shared/lead-columns.ts';
import type { FoundLead } from '../../../shared/found-lead.ts';
import type { Email, Lead } from '../../../shared/records.ts';
import type { QueueTurn, ShiftNote, Today, TodayCounts } from '../../../shared/today.ts';
import type { Undoable, Undone } from '../../../shared/undo.ts';
import type {
  AppointmentKind,
  CallOutcome,
  CloseReason,
  Concern,
  LeadStatus,
  PatientTemplate,
  Role,
} from '../../../shared/vocabulary.ts';
import { act, actionOf, api, get, query } from './calls.ts';
import { duplicates } from './duplicateCalls.ts';
import { askInBackground, httpClient, send, sendAct } from './httpClient.ts';
import { importCalls } from './importCalls.ts';
import { merging } from './mergingCalls.ts';
import { monthlyMail } from './monthlyMailCalls.ts';
import { transfers } from './transferCalls.ts';
import { person } from './personCalls.ts';
import { reportCalls } from './reportCalls.ts';

/** The signed-in person, as `GET /api/me` answers. */
export type Me = {
  id: string;
  name: string;
  email: string;
  role: Role;
  locationIds: number[];
};

export type StatusCounts = Record<LeadStatus | 'all', number>;
export type NewAppointment = {
  leadId: number;
  kind: AppointmentKind;
  startsAt: string;
  roomId?: number;
  /** It has taken place already: no mail goes out. */
  recording?: boolean;
};
export type FreeTimeSearch = {
  leadId: Identifier;
  kind: AppointmentKind;
  from?: string;
  days?: number;
  /** The appointment that is to be moved: its own time counts as free. */
  appointmentId?: Identifier;
};

const rest = simpleRestProvider(api, httpClient);

const rowsAt = (resource: string, ids: readonly Identifier[]) =>
  `${api}/${resource}?${query({ filter: JSON.stringify({ id: ids }) })}`;

/** All rows in one request and one transaction, instead of a request per row. */
async function updateMany(resource: string, { ids, data }: UpdateManyParams) {
  await send(rowsAt(resource, ids), data, 'PUT');
  return { data: ids };
}

const session = {
  me: () => get<Me>('/me'),
  /** Fails with 401 where the session is over; asking doesn't keep it alive. */
  isSignedIn: () => askInBackground(`${api}/me`),
  signIn: (email: string, password: string) =>
    send(`${api}/auth/sign-in/email`, { email, password }),
  /** Fails with 422 where it is not the password of who is signed in. */
  unlock: (password: string) =>
    send(`${api}/me/unlock`, { password }) as Promise<{ success?: true }>,
  signOut: () => send(`${api}/auth/sign-out`),
  askPasswordReset: (email: string) => send(`${api}/auth/request-password-reset`, { email }),
};

const leads = {
  /** Who is on the phone: a handful of leads for what was typed. */
  find: async (q: string, signal: AbortSignal): Promise<FoundLead[]> => {
    const { json } = await httpClient(`${api}/find?${query({ q })}`, { signal });
    return json;
  },
  statusCounts: (filter: object) =>
    get<StatusCounts>('/leads/counts', { filter: JSON.stringify(filter) }),
  closeLead: (id: Identifier, body: { closeReason: CloseReason; note?: string }) =>
    act('leads', id, 'close', body),
  /** All of them or none, in one transaction. */
  closeLeads: (ids: readonly Identifier[], body: { closeReason: CloseReason; note?: string }) =>
    sendAct(`${api}/leads/close`, { ids, ...body }),
  /** Which of them can take part, and why the others can't; nothing is changed. */
  previewBulk: (ids: readonly Identifier[], action: BulkAct) =>
    send(`${api}/leads/bulk-preview`, { ids, act: action }) as Promise<BulkPreview>,
  sendBookingLinks: (ids: readonly Identifier[]) =>
    sendAct(`${api}/leads/emails`, { ids, template: 'bookingLink', hold: true }),
  postponeLeads: (ids: readonly Identifier[], body: { until: string; reason?: string }) =>
    sendAct(`${api}/leads/postpone`, { ids, ...body }),
  reopenLead: (id: Identifier) => act('leads', id, 'reopen'),
  assignLead: (id: Identifier, assigneeId: string | null) =>
    act('leads', id, 'assign', { assigneeId }),
  assignLeads: (ids: readonly Identifier[], assigneeId: string | null) =>
    sendAct(rowsAt('leads', ids), { assigneeId }, 'PUT'),
  /** `contact`: the note tells of a contact with the person, which stops the response clock. */
  addNote: (id: Identifier, text: string, contact = false) =>
    act('leads', id, 'notes', { text, ...(contact && { contact }) }),
  /** `openOnly`: refused where the lead has been closed meanwhile. */
  logCall: (
    id: Identifier,
    body: { outcome: CallOutcome; note?: string; followUpAt?: string; openOnly?: boolean },
  ) => act('leads', id, 'calls', body),
  sendLeadMail: (id: Identifier, template: PatientTemplate) =>
    act('leads', id, 'emails', { template, hold: true }),
  correctStatus: (id: Identifier, body: { status: LeadStatus; reason: string }) =>
    act('leads', id, 'correct-status', body),
  /** Shows what the list never shows; every call is recorded. */
  revealLead: async (id: Identifier) =>
    (await send(actionOf('leads', id, 'reveal'))) as Pick<Lead, 'concern' | 'message'> & {
      concern: Concern;
    },
  /** Refused where somebody has changed the task since it was read. */
  finishTask: ({ id, version }: { id: Identifier; version: number }) =>
    act('tasks', id, 'done', { version }),
};

/** Signs of life of whoever has a lead open; nobody asks for them by hand. */
const presence = {
  /** Answers the colleagues who are at the lead too. */
  notePresence: (leadId: number, mode: PresenceMode, signal: AbortSignal) =>
    askInBackground(`${api}/leads/${leadId}/presence`, {
      method: 'POST',
      body: JSON.stringify({ mode }),
      signal,
    }) as Promise<Presence[]>,
  /** Sent even while the page is being closed. If it gets lost, the presence fades by itself. */
  endPresence: (leadId: number, mode: PresenceMode) =>
    askInBackground(`${api}/leads/${leadId}/presence?${query({ mode })}`, {
      method: 'DELETE',
      keepalive: true,
    }).catch(() => undefined),
};

const appointments = {
  freeTimes: (search: FreeTimeSearch) =>
    get<FreeTimes>(
      '/appointments/free',
      Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)])),
    ),
  bookAppointment: (body: NewAppointment) => sendAct(`${api}/appointments`, body),
  moveAppointment: (id: Identifier, body: AppointmentMove) => act('appointments', id, 'move', body),
  completeAppointment: (id: Identifier) => act('appointments', id, 'complete'),
  cancelAppointment: (id: Identifier) => act('appointments', id, 'cancel'),
  noShow: (id: Identifier) => act('appointments', id, 'no-show'),
};

const atLocation = (locationId: number | null): Record<string, string> =>
  locationId === null ? {} : { locationId: String(locationId) };

const day = {
  /** Read again every minute by itself, so it keeps no session alive. */
  today: (locationId: number | null) =>
    askInBackground(`${api}/today?${query(atLocation(locationId))}`) as Promise<Today>,
  todayCounts: (locationId: number | null) =>
    askInBackground(`${api}/today/counts?${query(atLocation(locationId))}`) as Promise<TodayCounts>,
  shiftNote: (locationId: number | null) =>
    get<ShiftNote>('/today/shift-note', atLocation(locationId)),
  /** Until when (ISO) the signed-in person is away; null: they are here. */
  away: () => get<{ until: string | null }>('/me/away'),
  setAway: (until: string | null) => sendAct(`${api}/me/away`, { until }),
  /** For a colleague who can't say it any more; a manager's. */
  markAway: (userId: string, until: string | null) => act('users', userId, 'away', { until }),
  /** All open leads and tasks of one person to another. */
  handOver: (fromId: string, body: { toId: string; note?: string }) =>
    act('users', fromId, 'hand-over', body),
};

const queue = {
  /** The next lead, claimed for whoever asks; `passed` are not offered again. */
  nextInQueue: (locationId: number | null, passed: readonly number[]) =>
    send(`${api}/queue/next`, {
      passed,
      ...(locationId !== null && { locationId }),
    }) as Promise<QueueTurn>,
  postponeLead: (id: Identifier, until: string, reason = '') =>
    act('leads', id, 'postpone', { until, ...(reason !== '' && { reason }) }),
  skipStep: (id: Identifier, what: 'call' | 'email') => act('leads', id, 'skip', { what }),
  /** What the signed-in person did last and can still take back. */
  lastDeed: () => get<Undoable | null>('/undo'),
  /** Takes back this very deed; answers for how many leads, and what stays. */
  takeBack: (activityId: number) => send(`${api}/undo`, { activityId }) as Promise<Undone>,
};

const locations = {
  /** What other settings would do to leads under way; writes nothing. */
  previewFollowUp: (id: Identifier, settings: unknown) =>
    send(`${api}/locations/${id}/follow-up-preview`, { settings }) as Promise<FollowUpPreview>,
};

const views = {
  currentView: () => get<CurrentView>('/views/current'),
  keepCurrentView: (current: CurrentView) => send(`${api}/views/current`, current, 'PUT'),
};

const emails = {
  retryEmail: (id: Identifier) => send(actionOf('emails', id, 'retry')) as Promise<Email>,
};

/**
 * The only place that knows addresses (with its parts beside it): react-admin's methods, and one for
 * each action.
 */
export const dataProvider = {
  ...rest,
  updateMany,
  supportAbortSignal: true,
  ...session,
  ...leads,
  ...merging,
  ...person,
  ...presence,
  ...appointments,
  ...day,
  ...queue,
  ...locations,
  ...views,
  ...duplicates,
  ...emails,
  ...transfers,
  ...importCalls,
  ...reportCalls,
  ...monthlyMail,
} satisfies DataProvider;

export type StillpointProvider = typeof dataProvider & DataProvider;
