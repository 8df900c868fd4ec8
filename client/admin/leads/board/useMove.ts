import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { Appointment, Lead } from '../../../../shared/records.ts';
import type { LeadStatus } from '../../../../shared/vocabulary.ts';
import { sentenceOf } from '../../app/httpClient.ts';
import { type MovePlan, planMove } from './planMove.ts';

/** A move that waits for what only a person can say. */
export type Asked = {
  lead: Lead;
  plan: Exclude<MovePlan, { kind: 'stay' | 'refuse' }>;
};

const readingTime = 12_000;

/**
 * Moves a card: asks for the fact that the move needs, or says why it can't be. The card itself
 * stays where it is until the server has said yes and the columns are read again.
 */
export function useMove() {
  const provider = useDataProvider();
  const notify = useNotify();
  const [asked, setAsked] = useState<Asked | null>(null);
  async function appointmentsOf({ id, status }: Lead): Promise<Appointment[]> {
    if (status !== 'booked') {
      return [];
    }
    const { data } = await provider.getList<Appointment>('appointments', {
      filter: { leadId: id },
      sort: { field: 'startsAt', order: 'ASC' },
      pagination: { page: 1, perPage: 200 },
    });
    return data;
  }
  async function move(lead: Lead, to: LeadStatus): Promise<void> {
    try {
      const plan = planMove(lead, to, await appointmentsOf(lead));
      if (plan.kind === 'refuse') {
        notify(plan.message, { type: 'warning', autoHideDuration: readingTime });
      } else if (plan.kind !== 'stay') {
        setAsked({ lead, plan });
      }
    } catch (thrown) {
      notify(sentenceOf(thrown), { type: 'error' });
    }
  }
  return { asked, done: () => setAsked(null), move };
}
