import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LinkBase as Link } from 'react-admin';
import type { LeadInShort, RelatedLeads } from '../../../shared/duplicates.ts';
import type { Lead } from '../../../shared/records.ts';
import { useProvider } from '../app/useProvider.ts';
import { useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { LeadMarksField } from '../leads/LeadMarksField.tsx';
import { Card, CardTitle, Quiet } from '../ui/Card.tsx';
import { HouseholdLine } from './HouseholdLine.tsx';
import { useWhere } from './LeadColumn.tsx';
import { PairButtons } from './PairButtons.tsx';

/** Who else this lead has to do with; where there is nobody, nothing. */
export function RelatedField({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const { data } = useQuery({
    queryKey: ['related', lead.id],
    queryFn: ({ signal }) => provider.relatedLeads(lead.id, signal),
  });
  if (!data || isEmpty(data)) {
    return null;
  }
  return (
    <Card aria-label="Same person or household">
      <CardTitle>Same person or household</CardTitle>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1.75 }}>
        {data.duplicates.map(({ pairId, lead: other, why }) => (
          <Person key={pairId} lead={other} words={`Perhaps the same: ${why}.`}>
            <PairButtons small pairId={pairId} ids={[lead.id, other.id]} />
          </Person>
        ))}
        {data.elsewhere && (
          <li>
            <Quiet>
              Perhaps also at another location of the group. Somebody who sees both can compare.
            </Quiet>
          </li>
        )}
        {data.household.map((each) => (
          <HouseholdLine key={each.lead.id} about={lead} {...each} />
        ))}
        {data.earlier.map((other) => (
          <Person key={other.id} lead={other} words="Was here before." />
        ))}
        {data.later.map((other) => (
          <Person key={other.id} lead={other} words="Has come back since." />
        ))}
        {data.merged.map((other) => (
          <Person key={other.id} lead={other} words="Merged into this lead." />
        ))}
      </Box>
    </Card>
  );
}

function isEmpty({ elsewhere, ...lists }: RelatedLeads): boolean {
  return !elsewhere && Object.values(lists).every((list) => list.length === 0);
}

type Props = { lead: LeadInShort; words: string; children?: ReactNode };

function Person({ lead, words, children }: Props) {
  const zone = useZone(lead.locationId);
  const now = useNow();
  const where = useWhere();
  return (
    <li>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px', alignItems: 'center' }}>
        <Link to={`/leads/${lead.id}/show`}>
          <b>{leadName(lead)}</b>
        </Link>
        <LeadMarksField
          inRow
          lead={{ ...lead, nextStep: null, nextStepAt: null }}
          zone={zone}
          now={now}
        />
      </Box>
      <Quiet>
        {words} Asked {formatMomentWithin(lead.requestedAt, zone, now)}
        {where(lead)}.
      </Quiet>
      {children && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75 }}>{children}</Box>
      )}
    </li>
  );
}
