import Box from '@mui/material/Box';
import { useState } from 'react';
import { LinkBase as Link, useLocation } from 'react-admin';
import { mostMerged } from '../../../shared/merge.ts';
import { Card } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { Consequences, warningLook } from './Consequences.tsx';
import { Comparison } from './Comparison.tsx';
import { useMerge } from './useMerge.ts';

/** `#/leads/merge?ids=1,2`: leads of one person side by side, before they become one. */
export function MergePage() {
  const { search } = useLocation();
  const ids = idsOf(search);
  return (
    <>
      <PageHeader title="Compare and merge" />
      {ids.length > 1 && ids.length <= mostMerged ? (
        <Compared key={ids.join()} ids={ids} />
      ) : (
        <Card>
          <EmptyState title="Nothing to compare">
            Select two to {mostMerged} leads in <Link to="/leads">the list</Link>, then choose
            Merge.
          </EmptyState>
        </Card>
      )}
    </>
  );
}

function idsOf(search: string): number[] {
  const ids = (new URLSearchParams(search).get('ids') ?? '').split(',').map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))];
}

function Compared({ ids: given }: { ids: number[] }) {
  const [ids] = useState(given);
  const { preview, error, again, isStale, chosen, setOver, keep, take } = useMerge(ids);
  if (error) {
    return (
      <Problem error={error} retry={again}>
        <Link to="/leads">Go to the leads</Link>
      </Problem>
    );
  }
  if (!preview) {
    return <SkeletonRows rows={12} />;
  }
  return (
    <>
      {preview.warnings.map((words) => (
        <Box component="p" key={words} sx={warningLook}>
          {words}
        </Box>
      ))}
      <Comparison preview={preview} chosen={chosen} keep={keep} take={take} />
      <Consequences
        preview={preview}
        chosen={chosen}
        isStale={isStale}
        setOver={setOver}
        again={again}
      />
    </>
  );
}
