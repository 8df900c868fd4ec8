import Box from '@mui/material/Box';
import { LinkBase as Link, ListBase, useListContext } from 'react-admin';
import type { Transfer, TransferStatus } from '../../../shared/transfer.ts';
import { useLocations, useZone } from '../app/useLocations.ts';
import { leadName } from '../format/leadName.ts';
import { formatMomentWithin } from '../format/time.ts';
import { useNow } from '../format/useNow.ts';
import { Card, Quiet } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Mark, type Tone } from '../ui/Mark.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Pages } from '../ui/Pages.tsx';
import { Problem } from '../ui/Problem.tsx';
import { saidOnPage } from '../ui/saidOnPage.ts';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';

const newest = { field: 'offeredAt', order: 'DESC' } as const;

/** Every lead that a location of ours offered, got or gave away. */
export function TransferList() {
  return (
    <ListBase resource="transfers" sort={newest} perPage={50} queryOptions={saidOnPage}>
      <PageHeader title="Handed over between locations" />
      <Transfers />
    </ListBase>
  );
}

function Transfers() {
  const { data, error, isPending, refetch } = useListContext<Transfer>();
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (isPending || !data) {
    return <SkeletonRows />;
  }
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState title="Nothing was handed over yet">
          Open a lead, then More, “Hand over to another location”.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card sx={{ p: 0, overflow: 'hidden' }}>
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {data.map((transfer) => (
          <Line key={transfer.id} transfer={transfer} />
        ))}
      </Box>
      <Pages sizes={[50, 100]} />
    </Card>
  );
}

const marks: Record<TransferStatus, { tone: Tone; words: string }> = {
  offered: { tone: 'soon', words: 'Offered' },
  accepted: { tone: 'good', words: 'Handed over' },
  declined: { tone: 'late', words: 'Declined' },
  withdrawn: { tone: 'quiet', words: 'Withdrawn' },
};

const line = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: 'minmax(0, 1fr) auto' },
  gap: 1,
  p: '12px 16px',
  borderBottom: '1px solid var(--line)',
  '&:last-of-type': { borderBottom: 0 },
};

function Line({ transfer }: { transfer: Transfer }) {
  const { tone, words } = marks[transfer.status];
  const isOurs = useLocations().some(({ id }) => id === holderOf(transfer));
  const name = leadName(transfer);
  return (
    <Box component="li" sx={line}>
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {isOurs ? <Link to={`/leads/${transfer.leadId}/show`}>{name}</Link> : <b>{name}</b>}
        <Quiet>
          {transfer.reference} · from {transfer.fromName} to {transfer.toName}
        </Quiet>
        <Story transfer={transfer} />
      </Box>
      <div>
        <Mark tone={tone}>{words}</Mark>
      </div>
    </Box>
  );
}

/** Whose the lead was after this offer. */
function holderOf({ status, fromLocationId, toLocationId }: Transfer): number {
  return status === 'accepted' ? toLocationId : fromLocationId;
}

const answerWords: Record<TransferStatus, string> = {
  offered: 'Offered',
  accepted: 'Taken over',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** Who offered and who answered, with what they wrote. */
function Story({ transfer }: { transfer: Transfer }) {
  const zone = useZone(transfer.fromLocationId);
  const now = useNow();
  const { answeredAt, answeredByName } = transfer;
  return (
    <>
      <Said
        words={`Offered by ${transfer.offeredByName}, ${formatMomentWithin(transfer.offeredAt, zone, now)}`}
        note={transfer.note}
      />
      {answeredAt !== null && (
        <Said
          words={`${answerWords[transfer.status]} by ${answeredByName}, ${formatMomentWithin(answeredAt, zone, now)}`}
          note={transfer.answerNote}
        />
      )}
    </>
  );
}

function Said({ words, note }: { words: string; note: string | null }) {
  return (
    <Box component="p" sx={{ fontSize: 14, mt: 0.5, whiteSpace: 'pre-wrap' }}>
      {words}
      {note === null ? '.' : `: ${note}`}
    </Box>
  );
}
