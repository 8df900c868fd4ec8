import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type LeadEvent,
  type LeadState,
  canTry,
  planTransition,
  transitions,
} from '../../shared/lead-status.ts';
import { statuses } from '../../shared/vocabulary.ts';

const events: LeadEvent[] = [
  'linkAccepted',
  'appointmentBooked',
  'appointmentLost',
  'infusionCompleted',
  'close',
  'reopen',
];
const anyEvent = fc.constantFrom(...events);
const start: LeadState = { status: 'requested', statusBeforeClose: null };

function step(lead: LeadState, event: LeadEvent): LeadState {
  const plan = planTransition(lead, event);
  if (plan.kind !== 'move') {
    return lead;
  }
  return { status: plan.to, statusBeforeClose: plan.to === 'closed' ? plan.from : null };
}

describe('the pipeline', () => {
  it.each([
    ['requested', 'linkAccepted', 'emailed'],
    ['requested', 'appointmentBooked', 'booked'],
    ['emailed', 'appointmentBooked', 'booked'],
    ['booked', 'appointmentLost', 'emailed'],
    ['booked', 'infusionCompleted', 'infused'],
    ['requested', 'close', 'closed'],
    ['emailed', 'close', 'closed'],
    ['booked', 'close', 'closed'],
  ] as const)('moves %s on %s to %s', (status, event, to) => {
    expect(planTransition({ status, statusBeforeClose: null }, event)).toEqual({
      kind: 'move',
      from: status,
      to,
    });
  });

  it('moves nowhere else: facts leave the lead, wishes are refused', () => {
    for (const status of statuses) {
      for (const event of events) {
        const known = transitions.some((each) => each.on === event && each.from.includes(status));
        const { kind } = planTransition({ status, statusBeforeClose: null }, event);
        const wish = event === 'close' || event === 'reopen';
        expect([status, event, kind]).toEqual([
          status,
          event,
          known ? 'move' : wish ? 'refuse' : 'stay',
        ]);
      }
    }
  });

  it('brings a closed lead back to exactly where it was', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (history) => {
        const lead = history.reduce(step, start);
        fc.pre(canTry(lead, 'close'));
        expect(step(step(lead, 'close'), 'reopen')).toEqual(lead);
      }),
    );
  });

  it('never leaves infused, and only an infusion leads there', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), anyEvent, (history, last) => {
        const before = history.reduce(step, start);
        const after = step(before, last);
        const arrived = before.status === 'booked' && last === 'infusionCompleted';
        expect(after.status === 'infused').toBe(before.status === 'infused' || arrived);
      }),
    );
  });

  it('remembers the status before closing exactly while closed', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (history) => {
        const lead = history.reduce(step, start);
        expect(lead.statusBeforeClose !== null).toBe(lead.status === 'closed');
      }),
    );
  });
});
