import { expect, it } from 'vitest';
import { fromSavedFilter, toSavedFilter } from '../../shared/saved-filter.ts';

const monday = { myId: 'marisol', now: '2026-11-23T15:00:00.000Z' };
const thursday = { myId: 'imani', now: '2026-11-26T15:00:00.000Z' };

it('a saved filter speaks of whoever looks and of today, not of the day it was saved', () => {
  const saved = toSavedFilter(
    { assigneeId: 'marisol', requestedAt_lte: '2026-11-20T14:58:00.000Z', language: 'es' },
    monday,
  );
  expect(saved).toEqual({ assigneeId: 'me', requestedAt_lte: 'P3D', language: 'es' });
  expect(fromSavedFilter(saved, thursday)).toEqual({
    assigneeId: 'imani',
    requestedAt_lte: '2026-11-23T15:00:00.000Z',
    language: 'es',
  });
});

it('a colleague by name stays that colleague, and what is saved already stays as it is', () => {
  expect(toSavedFilter({ assigneeId: 'imani' }, monday)).toEqual({ assigneeId: 'imani' });
  const saved = { assigneeId: 'me', requestedAt_lte: 'P3D' };
  expect(toSavedFilter(saved, monday)).toEqual(saved);
});
