import { describe, expect, it } from 'vitest';
import { type MovePlan, planMove } from '../../client/admin/leads/board/planMove.ts';
import { canTry } from '../../shared/lead-status.ts';
import { type LeadStatus, statuses } from '../../shared/vocabulary.ts';
import { appointment, lead } from '../support/msw/records.ts';

const consultation = appointment();
const infusion = appointment({ id: 2, kind: 'infusion', startsAt: '2026-12-02T16:00:00.000Z' });
const earlier = appointment({ id: 3, kind: 'infusion', startsAt: '2026-12-01T16:00:00.000Z' });
const over = appointment({ id: 4, status: 'completed' });

const at = (status: LeadStatus) =>
  lead({ status, statusBeforeClose: status === 'closed' ? 'emailed' : null });
const plan = (from: LeadStatus, to: LeadStatus, appointments = [consultation]) =>
  planMove(at(from), to, appointments);

/** Every pair of columns: what a move from the first to the second asks for. */
const table: Record<LeadStatus, Record<LeadStatus, MovePlan['kind']>> = {
  requested: {
    requested: 'stay',
    emailed: 'sendLink',
    booked: 'book',
    infused: 'refuse',
    closed: 'close',
  },
  emailed: {
    requested: 'refuse',
    emailed: 'stay',
    booked: 'book',
    infused: 'refuse',
    closed: 'close',
  },
  booked: {
    requested: 'refuse',
    emailed: 'refuse',
    booked: 'stay',
    infused: 'refuse',
    closed: 'close',
  },
  infused: {
    requested: 'refuse',
    emailed: 'refuse',
    booked: 'refuse',
    infused: 'stay',
    closed: 'refuse',
  },
  closed: {
    requested: 'reopen',
    emailed: 'reopen',
    booked: 'reopen',
    infused: 'reopen',
    closed: 'stay',
  },
};
const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));

describe('moving a card', () => {
  it.each(pairs)('from %s to %s asks for what the pipeline needs', (from, to) => {
    expect(plan(from, to).kind).toBe(table[from][to]);
  });

  it.each(pairs)('from %s to %s, where refused, says why in whole sentences', (from, to) => {
    const { kind, ...rest } = plan(from, to);
    const message = 'message' in rest ? rest.message : null;
    expect(kind === 'refuse').toBe(message !== null);
    expect(message ?? 'Fine.').toMatch(/^[A-Z].{3,}\.$/);
  });

  it('offers closing and reopening exactly where the server would take it', () => {
    for (const status of statuses) {
      expect(plan(status, 'closed').kind === 'close').toBe(canTry(at(status), 'close'));
      expect(plan(status, 'emailed').kind === 'reopen').toBe(canTry(at(status), 'reopen'));
    }
  });

  it('to infused completes the first infusion that is booked', () => {
    expect(plan('booked', 'infused', [consultation, infusion, earlier])).toEqual({
      kind: 'complete',
      appointment: earlier,
    });
    const done = { ...infusion, status: 'completed' as const };
    expect(plan('booked', 'infused', [done])).toMatchObject({
      message: expect.stringContaining('No infusion is booked'),
    });
  });

  it('back from booked says what stands in the way', () => {
    expect(plan('booked', 'emailed')).toMatchObject({
      message: expect.stringMatching(/Cancel it/),
    });
    expect(plan('booked', 'emailed', [over])).toMatchObject({
      message: expect.stringMatching(/has been here/),
    });
  });

  it('sends no link where there is no mail address', () => {
    expect(planMove(lead({ email: null }), 'emailed', [])).toMatchObject({
      kind: 'refuse',
      message: expect.stringContaining('no mail address'),
    });
  });

  it('leaves a merged lead to the one it was merged into', () => {
    const merged = lead({ status: 'closed', statusBeforeClose: 'emailed', mergedIntoId: 7 });
    expect(planMove(merged, 'emailed', [])).toMatchObject({ kind: 'refuse' });
  });
});
