import Box from '@mui/material/Box';
import { LinkBase as Link, useNavigate } from 'react-admin';
import { Suspense, useState } from 'react';
import type { Today, TodayRow } from '../../../shared/today.ts';
import { useNow } from '../format/useNow.ts';
import { LeadDialogField } from '../leads/LeadDialogField.tsx';
import { OffersField } from '../transfers/OffersField.tsx';
import { Card, Quiet } from '../ui/Card.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { lazyNamed } from '../ui/lazyNamed.ts';
import { Problem } from '../ui/Problem.tsx';
import { SkeletonRows } from '../ui/SkeletonRows.tsx';
import { TabTitle } from '../ui/TabTitle.tsx';
import { useHotkeys } from '../ui/useHotkeys.ts';
import { PrintedDay } from './PrintedDay.tsx';
import type { FormAction } from './rowActions.ts';
import { TodayHeader } from './TodayHeader.tsx';
import { TodaySections } from './TodaySections.tsx';
import { cutWords, todaySentence } from './todaySentence.ts';
import { useToday } from '../app/useToday.ts';
import { useTodayPlace } from './useTodayPlace.ts';
import { WhoIsIn } from './WhoIsIn.tsx';

const ShiftNoteDialog = lazyNamed(() => import('./ShiftNoteDialog.tsx'), 'ShiftNoteDialog');
const PostponeDialog = lazyNamed(() => import('../ui/PostponeDialog.tsx'), 'PostponeDialog');

/** The front page: what to do now, and the way to do it. */
export function TodayPage() {
  const now = useNow();
  const { zone, heading } = useTodayPlace(now);
  const { data: today, error, refetch } = useToday();
  const sentence = today ? todaySentence(today, zone, now) : 'Today';
  const navigate = useNavigate();
  const [noteOpen, setNoteOpen] = useState(false);
  useHotkeys({ q: () => navigate('/queue') });
  return (
    <>
      <TabTitle>Today</TabTitle>
      <TodayHeader heading={heading} sentence={sentence} openNote={() => setNoteOpen(true)} />
      <OffersField />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {today ? (
        <>
          <Day today={today} now={now} />
          {!noteOpen && <PrintedDay {...{ today, heading, sentence, now }} />}
        </>
      ) : (
        !error && <SkeletonRows />
      )}
      <Suspense fallback={null}>
        {noteOpen && <ShiftNoteDialog close={() => setNoteOpen(false)} />}
      </Suspense>
    </>
  );
}

type Open = { action: FormAction; row: TodayRow };

/** The forms stand beside the rows, so that one stays open when its row goes. */
function Day({ today, now }: { today: Today; now: string }) {
  const [open, setOpen] = useState<Open | null>(null);
  return (
    <>
      {today.sections.length === 0 ? (
        <NothingToDo />
      ) : (
        <TodaySections
          sections={today.sections}
          now={now}
          start={(action, row) => setOpen({ action, row })}
        />
      )}
      {today.cut && <Quiet sx={{ mt: 2 }}>{cutWords}</Quiet>}
      <WhoIsIn colleagues={today.colleagues} now={now} />
      {open && <OpenForm {...open} close={() => setOpen(null)} />}
    </>
  );
}

function OpenForm({ action, row, close }: Open & { close: () => void }) {
  return action === 'postpone' ? (
    <Suspense fallback={null}>
      <PostponeDialog leadId={row.leadId} locationId={row.locationId} close={close} />
    </Suspense>
  ) : (
    <LeadDialogField leadId={row.leadId} action={action} close={close} />
  );
}

function NothingToDo() {
  return (
    <Card>
      <EmptyState title="Nothing to do now">
        <Box component="p">
          Whoever asks appears here by themselves, with the time they are due.{' '}
          <Link to="/leads">See all leads</Link>.
        </Box>
      </EmptyState>
    </Card>
  );
}
