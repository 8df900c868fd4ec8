import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { Activity, Lead } from '../../../../shared/records.ts';
import { useZone } from '../../app/useLocations.ts';
import { useStaff } from '../../app/useStaff.ts';
import { formatMoment } from '../../format/time.ts';
import { useNow } from '../../format/useNow.ts';
import { Problem } from '../../ui/Problem.tsx';
import { SkeletonRows } from '../../ui/SkeletonRows.tsx';
import { activitySentence, type Telling } from '../../format/activitySentence.ts';
import { changedLook, useChangedRows } from '../../ui/useChangedRows.ts';
import { UndoLine } from './UndoLine.tsx';
import { useHistory } from './useLeadRows.ts';
import { useUndoable } from './useUndoable.ts';

const step = 50;

/**
 * A mail that was handed over needs no second line that says it was about to be; a merge is told
 * once, by the lead that stayed.
 */
function worthTelling(history: readonly Activity[], leadId: number): Activity[] {
  const settled = new Set(
    history
      .filter(({ type }) => type === 'emailSent' || type === 'emailFailed')
      .map(({ data }) => data['emailId']),
  );
  return history.filter(
    ({ type, actorId, data }) =>
      (type !== 'emailQueued' || actorId !== null || !settled.has(data['emailId'])) &&
      data['intoId'] !== leadId,
  );
}

/** The history, newest first, one sentence for each event. */
export function Timeline({ lead }: { lead: Lead }) {
  const [shown, setShown] = useState(step);
  const { data, total = 0, error, refetch } = useHistory(lead, shown);
  const zone = useZone(lead.locationId);
  const now = useNow();
  const staff = useStaff();
  const marked = useChangedRows(data, `${shown}`);
  const undoable = useUndoable(data ?? [], now);
  const known = [...staff, ...(data ?? []).flatMap(({ actor }) => actor ?? [])];
  const nameOf = (id: unknown) => known.find((user) => user.id === id)?.name ?? 'a colleague';
  if (error) {
    return <Problem error={error} retry={() => void refetch()} />;
  }
  if (!data) {
    return <SkeletonRows rows={4} />;
  }
  return (
    <section aria-label="History">
      <Box component="ol" sx={{ listStyle: 'none', p: 0 }}>
        {worthTelling(data, lead.id).map((activity) => (
          <Line
            key={activity.id}
            activity={activity}
            telling={{ zone, now, nameOf }}
            isNew={marked.has(activity.id)}
            canUndo={undoable.has(activity.id)}
          />
        ))}
      </Box>
      {total > shown && (
        <Button variant="text" onClick={() => setShown(shown + step)}>
          Show older
        </Button>
      )}
    </section>
  );
}

const line = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr auto', sm: '148px 1fr auto' },
  columnGap: 2,
  py: 1.5,
  borderBottom: '1px solid var(--line)',
  '&:last-of-type': { borderBottom: 0 },
};

/** On a phone above its words, which share their line with Undo. */
const moment = {
  gridColumn: { xs: '1 / -1', sm: 'auto' },
  fontSize: 13,
  color: 'var(--ink-2)',
  pt: '2px',
};

/** The tint reaches a little beyond the words. */
const newLine = { ...changedLook, mx: -1.5, px: 1.5 };

type LineProps = { activity: Activity; telling: Telling; isNew: boolean; canUndo: boolean };

function Line({ activity, telling, isNew, canUndo }: LineProps) {
  const { text, who, quote } = activitySentence(activity, telling);
  return (
    <Box component="li" sx={isNew ? { ...line, ...newLine } : line}>
      <Box component="time" dateTime={activity.at} sx={moment}>
        {formatMoment(activity.at, telling.zone, telling.now)}
      </Box>
      <Box sx={{ overflowWrap: 'anywhere' }}>
        {text}
        {who !== null && <span style={{ color: 'var(--ink-2)', fontSize: 13 }}> · {who}</span>}
        {quote !== null && (
          <Box sx={{ whiteSpace: 'pre-wrap', color: 'var(--ink-2)' }}>{quote}</Box>
        )}
      </Box>
      {canUndo && <UndoLine activity={activity} words={text} />}
    </Box>
  );
}
