import { useQuery } from '@tanstack/react-query';
import type { LeadConsents } from '../../../shared/consent-ledger.ts';
import type { ConsentChannel } from '../../../shared/vocabulary.ts';
import { useProvider } from './useProvider.ts';

/** What a person said about being contacted; read again with their lead. */
export function useConsents(leadId: number) {
  const provider = useProvider();
  return useQuery({
    queryKey: ['leads', 'consents', { filter: { leadId } }],
    queryFn: () => provider.consents(leadId),
  });
}

/** Why they may not be contacted in this way about their request; null: they may, or not known yet. */
export function useRefusal(leadId: number, channel: ConsentChannel): string | null {
  const { data } = useConsents(leadId);
  return refusalOf(data, channel);
}

export function refusalOf(consents: LeadConsents | undefined, channel: ConsentChannel) {
  const now = consents?.now.find(
    (each) => each.channel === channel && each.purpose === 'request' && each.refused !== null,
  );
  return now?.refused ?? null;
}
