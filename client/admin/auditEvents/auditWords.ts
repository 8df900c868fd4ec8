import type { AuditEvent } from '../../../shared/records.ts';

/** What the trail calls an act, and how a person says it; some acts go by two names. */
export const acts: readonly { label: string; actions: readonly string[] }[] = [
  { label: 'Looked at', actions: ['view'] },
  { label: 'Showed the concern of', actions: ['reveal'] },
  { label: 'Made', actions: ['create'] },
  { label: 'Changed', actions: ['update', 'change'] },
  { label: 'Exported', actions: ['export', 'exportPerson', 'exportConsents'] },
  { label: 'Erased', actions: ['erase'] },
  { label: 'Revoked', actions: ['revoke'] },
  { label: 'Signed in', actions: ['signIn'] },
  { label: 'Was refused at sign-in', actions: ['signInRefused'] },
  { label: 'Was refused at the covered screen', actions: ['unlockRefused'] },
  { label: 'Chose a password', actions: ['setPassword'] },
];

/** `Changed`; an act without words of its own by its name. */
export function actWords({ action }: Pick<AuditEvent, 'action'>): string {
  return acts.find(({ actions }) => actions.includes(action))?.label ?? action;
}

const things: Readonly<Record<string, { one: string; page?: (id: string) => string }>> = {
  leads: { one: 'Lead', page: (id) => `/leads/${id}/show` },
  emails: { one: 'Mail', page: (id) => `/emails/${id}/show` },
  locations: { one: 'Location', page: (id) => `/locations/${id}` },
  users: { one: 'Account', page: (id) => `/users/${id}` },
  emailTemplates: { one: 'Mail template', page: (id) => `/emailTemplates/${id}` },
  rooms: { one: 'Room' },
  apiKeys: { one: 'API key' },
  appointments: { one: 'Appointment' },
  tasks: { one: 'Task' },
};

/** The record an event is about: `Lead 1990`, `Account of Imani Wells`, and its page, if any. */
export function recordWords(
  { resource, recordId }: Pick<AuditEvent, 'resource' | 'recordId'>,
  nameOf: (userId: string) => string | undefined,
): { words: string; page: string | null } {
  if (recordId === 'list') {
    return { words: `A list of ${resource}`, page: null };
  }
  const thing = things[resource];
  const name = resource === 'users' ? nameOf(recordId) : undefined;
  const which = /^\d+$/.test(recordId) ? ` ${recordId}` : name === undefined ? '' : ` of ${name}`;
  return {
    words: `${thing?.one ?? resource}${which}`,
    page: recordId === 'unknown' ? null : (thing?.page?.(recordId) ?? null),
  };
}
