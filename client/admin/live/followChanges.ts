import type { Query, QueryClient } from '@tanstack/react-query';
import { inBackground } from '../app/httpClient.ts';
import type { LiveChange } from './connection.ts';

/** What is read again when one of these changes. A lead's row, mails and history change together. */
const affected: Record<LiveChange['resource'], readonly string[]> = {
  lead: [
    'leads',
    'activities',
    'tasks',
    'appointments',
    'emails',
    'today',
    'duplicates',
    'related',
    'transfers',
  ],
  task: ['tasks', 'today'],
  appointment: ['appointments', 'today'],
  presence: ['presence'],
};

/** Reads again what these changes touch, as far as it is on the screen; the rest when it is opened. */
export function followChanges(queryClient: QueryClient, changes: readonly LiveChange[]): void {
  inBackground(() => {
    void queryClient.invalidateQueries({
      predicate: (query) => changes.some((change) => touches(change, query)),
    });
  });
}

/** Everything: nobody knows what was missed. */
export function followAll(queryClient: QueryClient): void {
  inBackground(() => void queryClient.invalidateQueries());
}

function touches(change: LiveChange, { queryKey }: Pick<Query, 'queryKey'>): boolean {
  const [resource, method, parameters] = queryKey;
  if (typeof resource !== 'string' || !affected[change.resource].includes(resource)) {
    return false;
  }
  if (change.resource === 'presence') {
    return method === change.leadId;
  }
  if (method === 'getOne' && resource === `${change.resource}s`) {
    return String(propertyOf(parameters, 'id')) === String(change.id);
  }
  const leadId = propertyOf(propertyOf(parameters, 'filter'), 'leadId');
  return change.resource !== 'lead' || leadId === undefined || leadId === change.id;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
