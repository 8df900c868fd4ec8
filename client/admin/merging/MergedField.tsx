import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { LinkBase as Link } from 'react-admin';
import type { MergeRecord } from '../../../shared/merge.ts';
import type { Lead } from '../../../shared/records.ts';
import { useZone } from '../app/useLocations.ts';
import { useProvider } from '../app/useProvider.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { leadName } from '../format/leadName.ts';
import { Quiet } from '../ui/Card.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { saidOnPage } from '../ui/saidOnPage.ts';

const SplitDialog = lazyNamed(() => import('./SplitDialog.tsx'), 'SplitDialog');

/**
 * Where a lead went that was merged, or which leads went into this one; each with the way to split
 * them again.
 */
export function MergedField({ lead }: { lead: Lead }) {
  const provider = useProvider();
  const { data = [] } = useQuery({
    queryKey: ['leads', 'merges', lead.id, lead.version],
    queryFn: () => provider.mergesOf(lead.id),
    ...saidOnPage,
  });
  const [open, setOpen] = useState<MergeRecord | null>(null);
  return (
    <>
      {data.map((merge) => (
        <Line key={merge.id} lead={lead} merge={merge} split={() => setOpen(merge)} />
      ))}
      <Suspense fallback={null}>
        {open && <SplitDialog lead={lead} merge={open} close={() => setOpen(null)} />}
      </Suspense>
    </>
  );
}

type LineProps = { lead: Lead; merge: MergeRecord; split: () => void };

function Line({ lead, merge, split }: LineProps) {
  const { other, at, by, refused } = merge;
  const zone = useZone(lead.locationId);
  const when = formatMomentWithin(at, zone, useNow());
  const isPointer = merge.leadId === lead.id;
  return (
    <Box
      sx={isPointer ? { ...line, ...pointerLook } : line}
      role={isPointer ? 'status' : undefined}
    >
      <span>
        {isPointer ? 'This lead was merged into ' : 'Merged with '}
        {other ? (
          <Link to={`/leads/${other.id}/show`}>
            {other.reference}, {leadName(other)}
          </Link>
        ) : (
          'a lead of another location'
        )}
        , {when}, by {by}.{isPointer && ' Go on there.'}
      </span>
      {refused === null ? (
        <Button
          size="small"
          variant={isPointer ? 'outlined' : 'text'}
          onClick={split}
          aria-label={`Split${other ? ` from ${other.reference}` : ''}`}
        >
          Split
        </Button>
      ) : (
        <Quiet as="span">{refused}</Quiet>
      )}
    </Box>
  );
}

const line = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1,
  alignItems: 'center',
  mb: 1.5,
  fontSize: 13,
  color: 'var(--ink-2)',
};

const pointerLook = {
  p: '12px 16px',
  mb: 2.25,
  fontSize: 16,
  borderRadius: '6px',
  background: 'var(--accent-soft)',
  color: 'var(--ink)',
};
